#!/bin/bash
# A PDF of hand-made pages (tests/unit/test_pdf.c) as other programs see it.
unit=$(dirname "${ZHIPING:-build/release/zhiping}")/unit/test_pdf
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
pdf=$work/sample.pdf
count=0

# ok NAME COMMAND…: the command succeeds.
ok() {
    local name=$1
    shift
    count=$((count + 1))
    if "$@"; then echo "ok $count - $name"; else echo "not ok $count - $name"; fi
}
# has FILE TEXT…: the file holds every text.
has() {
    local file=$1 text
    shift
    for text; do
        grep -qF -- "$text" "$file" || { echo "# no \"$text\" in $(basename "$file"):"; sed 's/^/#   /' "$file"; return 1; }
    done
}
lacks() { ! grep -qE -- "$2" "$1"; }

ZHIPING_TEST_PDF=$pdf "$unit" >/dev/null 2>"$work/unit.err"
ok 'the file is there' test -s "$pdf"

qpdf --check "$pdf" >"$work/check" 2>&1
ok 'qpdf finds no fault' test $? = 0
ok 'qpdf finds nothing odd' lacks "$work/check" 'WARNING'

pdffonts "$pdf" 2>"$work/warnings" | tail -n +3 | awk '{print $1, $(NF-4), $(NF-3), $(NF-2)}' >"$work/fonts"
ok 'fonts of both kinds' has "$work/fonts" NotoSerifCJKsc-Regular NotoSerifCJKsc-Bold LXGWWenKai-Regular
ok 'every font embedded, subset, with Unicode values' lacks "$work/fonts" ' no'
ok 'subsets are told apart' lacks <(cut -c1-7 "$work/fonts") '^AAAAAA'

pdftotext -layout "$pdf" "$work/text" 2>>"$work/warnings"
tr -d ' \n' <"$work/text" >"$work/bare"
ok 'the text comes back' has "$work/bare" '第一章概况《质量规程》（GB/T50300-2013）要求——“应做到”300㎡' \
    '两端对齐的一行文字𠮷䶮，字距略有伸展。' '楷体加粗，略为挤紧。' 'V02-004' '附件在第二页。'
ok 'two hyphens of one glyph stay apart' has "$work/bare" '编号GB50236‑2011与GB50236-2011两种连字符'

pdfinfo "$pdf" >"$work/info" 2>>"$work/warnings"
ok 'properties' has "$work/info" '阶段性咨询服务报告 <1> & (2)' '秘书处' 'Producer:        zhiping' \
    'PDF version:     1.7' 'Tagged:          yes' 'Pages:           2'
pdfinfo -struct-text "$pdf" 2>>"$work/warnings" | tr -d ' \n' >"$work/structure"
ok 'an empty cell keeps its place' has "$work/structure" 'TRTD"V02-004"TD'
ok 'a link in its paragraph' has "$work/structure" 'Link(inline)"参见附件"Object'
ok 'header cells say what they head' has "$work/structure" 'TH:/Scope/Column"问题"'
pdfinfo -dests "$pdf" >/dev/null 2>>"$work/warnings"
pdftoppm -r 40 -png "$pdf" "$work/page" 2>>"$work/warnings"
ok 'poppler draws both pages' test -s "$work/page-2.png"
ok 'poppler has nothing to say' test ! -s "$work/warnings"

qpdf --json=1 "$pdf" >"$work/json" 2>/dev/null
ok 'outline in Chinese, nested' has "$work/json" '"title": "第一章 概况"' '"title": "一节𠮷"'
ok 'a link as ASCII' has "$work/json" 'https://%E4%BE%8B.example/a?b=1&c'
ok 'a picture is described' has "$work/json" '现场照片'

ZHIPING_TEST_PDF=$work/again.pdf "$unit" >/dev/null 2>&1
ok 'the same bytes again' cmp -s "$pdf" "$work/again.pdf"
echo "1..$count"
