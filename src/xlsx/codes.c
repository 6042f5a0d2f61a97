#include "xlsx/codes.h"

const CodeEntry xlsx_codes[] = {
    {"T0901", SEVERITY_ERROR, "台账模板里有不认识的键",
     "a ledger's specification has a key that is not known"},
    {"T0902", SEVERITY_ERROR, "台账模板引用了没有的表或列",
     "a ledger's specification names a sheet or column that is not there"},
    {"T0903", SEVERITY_ERROR, "台账模板里的颜色、数字或词写法不对",
     "a colour, a number or a word of a ledger's specification is malformed"},
    {"T0904", SEVERITY_ERROR, "台账模板引用了数据里没有的名称",
     "a ledger's specification names something the data does not have"},
    {"T0905", SEVERITY_ERROR, "台账模板的表或列不完整，或两列同名",
     "a sheet or column of a ledger's specification is incomplete or doubled"},
    {"T0906", SEVERITY_ERROR, "计算列所用的列不对", "a computed column uses the wrong columns"},
    {"T0907", SEVERITY_ERROR, "工作表的名称不合 Excel 的规定",
     "a sheet's name is not one that Excel accepts"},
    {"T0908", SEVERITY_ERROR, "金额之和超出范围", "a sum of amounts is out of range"},
    {"T0909", SEVERITY_ERROR, "行数超过一张工作表的上限", "there are more rows than a sheet holds"},
};

const size_t xlsx_code_count = sizeof xlsx_codes / sizeof *xlsx_codes;
