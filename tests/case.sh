# Shared by cases.t and bless.sh. A case is a folder tests/cases/NAME with
#   cmd       the arguments of zhiping, then whatever the shell is to do (`; sed -n 1,3p FILE`, `; "$ZHIPING" …`), one line;
#             "${ZHIPING%/*}/pages_as_text" report … -o x.pdf writes the pages as text;
#             run in an empty folder that holds the files below
#   base      (optional) a sample project, copied to projects/ID first
#   edit.patch (optional) what is then changed (patch -p1, paths from the case's folder)
#   files/    (optional) copied last
#   expected  stdout, stderr and the exit status that must come of it
case_run() { # NAME PROGRAM ROOT → prints what came of it
    local case=$3/tests/cases/$1 work base
    work=$(mktemp -d)
    if [ -f "$case/base" ]; then
        for base in $(cat "$case/base"); do
            mkdir -p "$work/projects"
            cp -r "$3/projects/$base" "$work/projects/"
        done
    fi
    [ ! -d "$case/files" ] || cp -r "$case/files/." "$work/"
    if [ -f "$case/edit.patch" ]; then
        (cd "$work" && patch -p1 -s --no-backup-if-mismatch <"$case/edit.patch") || echo "the patch does not apply"
    fi
    (
        cd "$work" || exit
        export LC_ALL=C.UTF-8 NO_COLOR=1 LANG=C.UTF-8
        ZHIPING=$2
        eval "\"$2\" $(cat "$case/cmd")" 2>stderr.txt
        echo "exit $?"
    ) >"$work/stdout.txt"
    cat "$work/stdout.txt"
    [ ! -s "$work/stderr.txt" ] || { echo '--- stderr'; cat "$work/stderr.txt"; }
    rm -rf "$work"
}
