#include "model/codes.h"

const CodeEntry model_codes[] = {
    {"S0901", SEVERITY_WARNING, "项目文件夹中有一个名称不认识的 YAML 文件，没有读取；多半是文件名写错了。",
     "A YAML file of the project folder has an unknown name and was not read; most likely it is misspelt."},
};

const size_t model_code_count = sizeof model_codes / sizeof *model_codes;
