#include "record/codes.h"

const CodeEntry record_codes[] = {
    {"S0901", SEVERITY_WARNING, "项目文件夹中有名称不认识的 YAML 文件，没有读取",
     "a YAML file of the project folder has an unknown name and was not read"},
    {"S0902", SEVERITY_ERROR, "项目的文件是一个链接，指向项目文件夹之外，没有读取",
     "a file of the project is a link that leads out of the project folder, and was not read"},
};

const size_t record_code_count = sizeof record_codes / sizeof *record_codes;
