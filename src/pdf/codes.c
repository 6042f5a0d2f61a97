#include "pdf/pdf.h"

const CodeEntry pdf_codes[] = {
    {"X0020", SEVERITY_ERROR, "文档超出 PDF 库的限度", "the document exceeds a limit of the PDF library"},
};
const size_t pdf_code_count = sizeof pdf_codes / sizeof *pdf_codes;
