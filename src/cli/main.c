#include <stdio.h>

int main(void)
{
    puts("zhiping " ZHIPING_VERSION);
    return 0;
}
