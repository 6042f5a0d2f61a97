#!/bin/sh
# layers.sh SRC – the include law, whose two tables stand below: a folder of src/ includes itself and what lies below it.
# Another folder's header NAME-imp.h it does not include; one that nobody else includes is called so, but for the folder's own name.
# A header that is not ours is the C standard's or stands in the list with its one folder. Prints each breach and fails.
cd "$1" || exit 2
files=$(ls */*.[ch])
grep -HoE '^ *# *include *["<][^">]+[">]' $files | FILES=$files awk '
BEGIN {
    below["os"] = ""
    below["base"] = "os"
    below["doc"] = below["font"] = below["image"] = "base"
    below["schema"] = "doc"
    below["record"] = below["template"] = below["style"] = "schema"
    below["text"] = "font style"
    below["derive"] = "record"
    below["rules"] = below["view"] = "derive"
    below["xlsx"] = "view"
    below["layout"] = "template text image"
    below["pdf"] = below["html"] = "layout"
    below["cli"] = "rules view xlsx pdf html"

    owned("everybody", "assert.h ctype.h float.h inttypes.h limits.h locale.h math.h setjmp.h stdarg.h stdatomic.h stdbool.h stddef.h")
    owned("everybody", "stdint.h stdio.h stdlib.h string.h")
    owned("os", "dirent.h errno.h fcntl.h iconv.h malloc.h pthread.h signal.h sys/ time.h unistd.h")
    owned("doc", "yaml.h")
    owned("schema", "pcre2.h")
    owned("template", "md4c.h")
    owned("text", "unicode/ hyphen.h")
    owned("font", "fontconfig/fontconfig.h hb.h hb-ot.h hb-subset.h")
    owned("image", "turbojpeg.h png.h webp/ libexif/")
    owned("pdf", "hpdf.h hpdf_utils.h libdeflate.h")
    owned("xlsx", "xlsxwriter.h zlib.h")
    owned("cli", "getopt.h")
}

# A name that ends in / stands for all headers below it.
function owned(folder, headers,    names, count, i) {
    count = split(headers, names, " ")
    for (i = 1; i <= count; i++) owner[names[i]] = folder
}

function owner_of(header) {
    if (header in owner) return owner[header]
    sub(/\/.*/, "/", header)
    return owner[header]
}

function lies_below(folder, other,    names, count, i) {
    count = split(below[folder], names, " ")
    for (i = 1; i <= count; i++)
        if (names[i] == other || lies_below(names[i], other)) return 1
    return 0
}

function breach(text) {
    print text >"/dev/stderr"
    breaches++
}

{
    file = folder = target = header = $0
    sub(/:.*/, "", file)
    sub(/\/.*/, "", folder)
    sub(/^[^:]*:[^"<]*["<]/, "", header)
    sub(/[">]$/, "", header)
    target = header
    sub(/\/.*/, "", target)
    if ($0 ~ />$/) {
        owns = owner_of(header)
        if (owns == "") breach(file ": <" header "> is neither standard C nor in the list of tests/layers.sh")
        else if (owns != "everybody" && owns != folder) breach(file ": <" header "> belongs to " owns)
    } else if (target != folder) {
        abroad[header] = 1
        if (!lies_below(folder, target)) breach(file ": " folder " may not include " header)
        if (header ~ /-imp\.h$/) breach(file ": " header " is for " target " alone")
    }
}

END {
    count = split(ENVIRON["FILES"], names, "\n")
    for (i = 1; i <= count; i++) {
        folder = own = names[i]
        sub(/\/.*/, "", folder)
        if (!(folder in below)) breach(names[i] ": tests/layers.sh knows no folder " folder)
        if (names[i] !~ /\.h$/ || names[i] ~ /-imp\.h$/ || names[i] == folder "/" folder ".h" || names[i] in abroad) continue
        sub(/\.h$/, "-imp.h", own)
        breach(names[i] ": for " folder " alone, so it is " own)
    }
    if (breaches) exit 1
    print "layers: " count " files, no breach"
}'
