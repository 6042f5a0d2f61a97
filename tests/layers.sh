#!/bin/sh
# layers.sh SRC – the include law, whose two tables are the functions below: a folder of src/ includes itself and what
# lies below it, but of another folder no header NAME-imp.h, which is for its own folder alone; a header that is not ours is the
# C standard's or stands in the list with its one folder. Prints each breach and fails.
cd "$1" || exit 2

directly_below() {
    case $1 in
    os) ;;
    base) echo os ;;
    doc | font | image) echo base ;;
    schema) echo doc ;;
    record | template | style) echo schema ;;
    derive) echo record ;;
    rules | view) echo derive ;;
    text) echo font style ;;
    xlsx) echo view ;;
    layout) echo template text image ;;
    pdf | html) echo layout ;;
    cli) ls ;;
    *) echo "layers.sh knows no folder $1" >&2 ;;
    esac
}

owner() {
    case $1 in
    assert.h | ctype.h | float.h | inttypes.h | limits.h | locale.h | math.h | setjmp.h | stdarg.h | stdatomic.h) echo everybody ;;
    stdbool.h | stddef.h | stdint.h | stdio.h | stdlib.h | string.h) echo everybody ;;
    dirent.h | errno.h | fcntl.h | iconv.h | malloc.h | pthread.h | signal.h | sys/* | time.h | unistd.h) echo os ;;
    yaml.h) echo doc ;;
    pcre2.h) echo schema ;;
    md4c.h) echo template ;;
    unicode/* | hyphen.h) echo text ;;
    fontconfig/fontconfig.h | hb.h | hb-ot.h | hb-subset.h) echo font ;;
    turbojpeg.h | png.h | webp/* | libexif/*) echo image ;;
    hpdf.h | hpdf_utils.h | libdeflate.h) echo pdf ;;
    xlsxwriter.h | zlib.h) echo xlsx ;;
    getopt.h) echo cli ;;
    esac
}

# Every folder below one, in a line.
below() {
    for folder in $(directly_below "$1"); do
        printf '%s ' "$folder"
        [ "$1" = cli ] || below "$folder"
    done
}

breaches=$(
    for folder in */; do
        folder=${folder%/} allowed=" $(below "${folder%/}")"
        grep -HoE '^ *# *include *["<][^">]+[">]' "$folder"/*.[ch] | while IFS=: read -r file include; do
            header=$(printf '%s' "$include" | sed 's/.*["<]\(.*\)[">]/\1/')
            target=${header%%/*}
            case $include in
            *\"*)
                [ "$target" = "$folder" ] && continue
                case $allowed in *" $target "*) ;; *) echo "$file: $folder may not include $header" ;; esac
                case $header in *-imp.h) echo "$file: $header is for $target alone" ;; esac
                ;;
            *)
                owner=$(owner "$header")
                case $owner in
                everybody | "$folder") ;;
                '') echo "$file: <$header> is neither standard C nor in the list of tests/layers.sh" ;;
                *) echo "$file: <$header> belongs to $owner" ;;
                esac
                ;;
            esac
        done
    done
)
[ -z "$breaches" ] && echo "layers: $(ls */*.[ch] | wc -l) files, no breach" && exit 0
echo "$breaches" >&2
exit 1
