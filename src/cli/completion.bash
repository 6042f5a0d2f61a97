# bash completion for zhiping. Commands, options and their words are read from `zhiping help`, so that nothing is listed twice.

# Words that one of the options takes, from "--lang zh|en" in the help; nothing where it says FILE or DATE.
_zhiping_values() { # HELP OPTION
    grep -oE -- "(^|[[ ])$2 [^] ]+" <<<"$1" | head -n 1 | sed 's/.* //' | grep -F '|' | tr '|' ' '
}

# The visits of the project on the line.
_zhiping_visits() {
    local word file
    for word in "${COMP_WORDS[@]:2}"; do
        for file in "${word%/}"/visits/*.yaml; do
            [ -f "$file" ] && file=${file##*/} && printf '%s ' "${file%.yaml}"
        done
    done
    printf all
}

# Projects; where none begins like this, files.
_zhiping_projects() { # BEGINNING
    local file found=()
    for file in "$1"*/application.yaml projects/"$1"*/application.yaml; do
        [ -f "$file" ] && found+=("${file%/*}")
    done
    [ ${#found[@]} -gt 0 ] && printf '%s\n' "${found[@]}" || compgen -f -- "$1"
}

_zhiping() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} help words
    COMPREPLY=()
    if [ "$COMP_CWORD" = 1 ]; then
        words=$("$1" help 2>/dev/null | sed -n 's/^  zhiping \([a-z]*\) .*/\1/p')
        COMPREPLY=($(compgen -W "$words --help --version" -- "$current"))
        return
    fi
    help=$("$1" help "$command" 2>/dev/null) || return
    words=
    [[ $previous != -* ]] || words=$(_zhiping_values "$help" "$previous")
    case $previous in
    --visit) words=$(_zhiping_visits) ;;
    -o | --output | --schema) mapfile -t COMPREPLY < <(compgen -f -- "$current"); compopt -o filenames; return ;;
    --out | --schemas | --templates) mapfile -t COMPREPLY < <(compgen -d -- "$current"); compopt -o filenames; return ;;
    --as-of | --id | --name) return ;;
    esac
    if [ -n "$words" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    elif [[ $current == -* ]]; then
        words=$(grep -oE -- '(^|[[ ,])--?[a-z][a-z-]*' <<<"$help" | sed 's/^[^-]*//' | sort -u)
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    else
        # What comes first is one of "fees|findings", a document's name, a command's, a code, or a project.
        words=$(sed -n "1s/^zhiping $command \([^ []*|[^ ]*\) .*/\1/p; /^NAME /,/^$/s/^  \([a-z][a-z_-]*\)  .*/\1/p" <<<"$help" | tr '|' ' ')
        [ "$command" != help ] || words=$("$1" help 2>/dev/null | sed -n 's/^  zhiping \([a-z]*\) .*/\1/p')
        [ "$command" != explain ] || words=$("$1" explain 2>/dev/null | grep -oE '^[A-Z][0-9]{4}')
        if [ "$COMP_CWORD" = 2 ] && [ -n "$words" ]; then
            COMPREPLY=($(compgen -W "$words" -- "$current"))
        else
            mapfile -t COMPREPLY < <(_zhiping_projects "$current")
            compopt -o filenames
        fi
    fi
} && complete -F _zhiping zhiping
