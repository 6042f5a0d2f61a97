#!/bin/sh
# layers.sh SRC – the include law: a folder of src/ includes itself and what lies below it; a foreign library's header is
# included by one folder only. Prints each breach and fails.
cd "$1" || exit 2

below() {
    case $1 in
    base) ;;
    doc | font | image) echo base ;;
    schema) echo base doc ;;
    record | template | style) echo base doc schema ;;
    text) echo base doc schema font style ;;
    derive) echo base doc schema record ;;
    rules | view) echo base doc schema record derive ;;
    xlsx) echo base doc schema record derive view ;;
    layout) echo base doc schema template style font text image ;;
    pdf | html) echo base doc schema template style font text image layout ;;
    cli) ls ;;
    esac
}

owner() {
    case $1 in
    yaml.h) echo doc ;;
    pcre2.h) echo schema ;;
    md4c.h) echo template ;;
    unicode/* | hyphen.h) echo text ;;
    fontconfig/* | hb*.h) echo font ;;
    hpdf*.h | libdeflate.h) echo pdf ;;
    xlsxwriter.h | xlsxwriter/* | zlib.h) echo xlsx ;;
    getopt.h) echo cli ;;
    turbojpeg.h | png.h | webp/* | libexif/*) echo image ;;
    esac
}

breaches=$(
    grep -HoE '^ *# *include *["<][^">]+[">]' */*.[ch] | while IFS=: read -r file include; do
        folder=${file%%/*}
        header=$(printf '%s' "$include" | sed 's/.*["<]\(.*\)[">]/\1/')
        case $include in
        *\"*)
            target=${header%%/*}
            [ "$target" = "$header" ] && echo "$file: \"$header\" names no folder"
            [ "$target" = "$folder" ] && continue
            below "$folder" | tr ' ' '\n' | grep -qx "$target" || echo "$file: $folder may not include $target ($header)"
            ;;
        *)
            owner=$(owner "$header")
            [ -z "$owner" ] || [ "$owner" = "$folder" ] || echo "$file: <$header> belongs to $owner"
            ;;
        esac
    done
)
[ -z "$breaches" ] && echo "layers: $(ls */*.[ch] | wc -l) files, no breach" && exit 0
echo "$breaches" >&2
exit 1
