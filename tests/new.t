#!/bin/bash
# zhiping new: skeletons of every kind check clean but for 待填, with and without their optional keys; nothing is overwritten.
root=$(cd "$(dirname "$0")/.." && pwd)
program=$(realpath "${ZHIPING:-$root/build/release/zhiping}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export LC_ALL=C.UTF-8 NO_COLOR=1
project=projects/HGZX-2026-009

number=0
ok() { # STATUS NAME
    number=$((number + 1))
    [ "$1" -eq 0 ] && echo "ok $number - $2" || { echo "not ok $number - $2"; sed 's/^/# /' log; }
}
only_placeholders() { # the codes of check's errors and warnings, 待填 aside
    "$program" check $project --format json --as-of 2026-09-30 | grep -v '"severity":"info"' | grep -v '"S0001"' >log
    [ ! -s log ]
}
no_errors() {
    "$program" check $project --format json --as-of 2026-09-30 | grep '"severity":"error"' >log
    [ ! -s log ]
}

"$program" new $project --name 示例装置 >log 2>&1; ok $? "a project"
grep -q '^  name: 示例装置' $project/application.yaml; ok $? "its name is in place"
grep -q '^id: HGZX-2026-009' $project/application.yaml; ok $? "and its number"
only_placeholders; ok $? "it checks clean but for 待填"
[ -f projects/.zhiping/schemas/application.schema.json ]; ok $? "the schemas lie beside the projects"
schema=$(sed -n 's/^# yaml-language-server: $schema=//p' $project/application.yaml)
[ -f "$project/$schema" ]; ok $? "the editor line leads to one"

[ "$(cat .gitignore)" = out/ ]; ok $? "git leaves out/ alone"
echo mine >.gitignore
"$program" new projects/HGZX-2026-012 >log 2>&1; [ "$(cat .gitignore)" = mine ] && rm -r projects/HGZX-2026-012; ok $? "a .gitignore that is there stays"

for file in agreement experts finance reports letters visits/V01 assessments/management assessments/physical assessments/economy \
    assessments/comprehensive; do
    "$program" new $project/$file.yaml >log 2>&1; ok $? "$file.yaml"
    "$program" check --schema "$root/schemas/$(case $file in visits/*) echo visit ;; assessments/*) echo assessment ;; *) echo $file ;; esac).schema.json" \
        $project/$file.yaml >log; ok $? "$file.yaml follows its schema"
    no_errors; ok $? "and the project still has no error"
done
"$program" new $project/termination.yaml >log 2>&1; ok $? "termination.yaml"
# Optional keys: taking the comment marks away leaves YAML that follows the schema.
for file in application agreement experts finance reports visits/V01; do
    sed -E 's/^( *)# ( *(- )?[a-z_]+:)/\1\2/' $project/$file.yaml >$project/$file.tmp && mv $project/$file.tmp $project/$file.yaml
    "$program" check --schema "$root/schemas/$(case $file in visits/*) echo visit ;; *) echo $file ;; esac).schema.json" \
        $project/$file.yaml >log; ok $? "$file.yaml with its optional keys follows its schema"
done

for kind in management:7 physical:8 economy:5; do
    [ "$(grep -c '^  - name: ' $project/assessments/${kind%:*}.yaml)" -eq ${kind#*:} ]; ok $? "${kind%:*}.yaml has the policy's sections"
done
[ "$(grep -c '^      - name: ' $project/assessments/physical.yaml)" -eq 32 ]; ok $? "those of 实体 their aspects"

cp $project/application.yaml before
"$program" new $project >log 2>&1; [ $? -eq 2 ] && cmp -s before $project/application.yaml; ok $? "a file that is there is left as it is"
"$program" new projects/demo >log 2>&1; [ $? -eq 2 ] && [ ! -e projects/demo ]; ok $? "a folder that is no number is refused"
"$program" new projects --id HGZX-2026-010 >log 2>&1; [ -f projects/HGZX-2026-010/application.yaml ]; ok $? "--id names the folder"
"$program" new projects/HGZX-2026-011/visits/V01.yaml >log 2>&1; [ $? -eq 2 ] && [ ! -e projects/HGZX-2026-011 ]; ok $? "a file of no project is refused"
"$program" new $project/visit.yaml >log 2>&1; [ $? -eq 2 ] && [ ! -e $project/visit.yaml ]; ok $? "a file that no project has is refused"
echo "1..$number"
