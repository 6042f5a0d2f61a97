#!/bin/sh
# man.sh PROGRAM LANG VERSION: the manual page, made of what `zhiping help` prints in that language.
program=$1 lang=$2 version=$3
{
    "$program" help --lang "$lang"
    "$program" help --lang "$lang" | sed -n 's/^  zhiping \([a-z]*\) .*/\1/p' | while read -r command; do
        printf '\f\n'
        "$program" help "$command" --lang "$lang"
    done
} | awk -v lang="$lang" -v version="$version" '
    function roff(text) {
        gsub(/\\/, "\\e", text)
        gsub(/-/, "\\-", text)
        return text ~ /^[.'\'']/ ? "\\\\&" text : text
    }
    function section(english, chinese) {
        return "\n.SH " (lang == "en" ? english : chinese)
    }
    BEGIN {
        print ".TH ZHIPING 1 \"\" \"zhiping " version "\" \"" (lang == "en" ? "User commands" : "用户命令") "\"\n.ad l"
    }
    /^\f/ {
        if (!commands++) print section("COMMANDS", "命令")
        if (shown) print ".fi"
        line = shown = common = 0
        next
    }
    { line++ }
    !commands && line == 1 {
        sub(/^zhiping( – | 质评 —— )/, "")
        name = $0
        while ((getline) > 0 && NF) name = name " " $0
        print section("NAME", "名称") "\nzhiping \\- " roff(name)
        print section("SYNOPSIS", "用法") "\n.B zhiping\n" (lang == "en" ? "COMMAND [ARGUMENT…] [OPTION…]" : "命令 [参数…] [选项…]")
    }
    /^(Common options:|共用选项：)$/ { common = 1; next }
    common && /^(Exit status: |退出码：)/ { sub(/^(Exit status: |退出码：)/, ""); status = $0; common = 0; next }
    common { if (!commands) options = options roff($0) "\n"; next }
    !commands || !NF { next }
    line == 1 { print "\n.SS " roff($0); next }
    line == 3 { print roff($0); next }
    { if (!shown++) print ".PP\n.nf"; print roff($0) }
    END {
        if (shown) print ".fi"
        print section("OPTIONS OF EVERY COMMAND", "共用选项") "\n.nf\n" options ".fi"
        print section("EXIT STATUS", "退出码") "\n" roff(status)
    }'
