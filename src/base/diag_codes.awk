# diag_codes.awk – schemas/codes/*.yaml → the table that base/diag.h declares. Fails where a code has none, or does
# not stand behind the one before it.
function fail(what) {
    print FILENAME ": " code ": " what > "/dev/stderr"
    failed = 1
    exit 1
}

function row() {
    if (code == "") return
    if (!(severity in named)) fail("severity: error, warning or info")
    if (other == "") other = severity
    else if (!(other in named) || other == severity) fail("or: a second severity")
    printf "    {\"%s\", %s, %s, %s},\n", code, named[severity], named[other], system_failed ? "true" : "false"
}

BEGIN {
    named["error"] = "SEVERITY_ERROR"
    named["warning"] = "SEVERITY_WARNING"
    named["info"] = "SEVERITY_INFO"
    print "#include \"base/diag.h\"\n\nconst DiagCode diag_codes[] = {"
}

/^[A-Z][0-9][0-9][0-9][0-9]:/ {
    row()
    before = code
    code = substr($1, 1, 5)
    severity = other = system_failed = ""
    if (code <= before) fail("stands behind " before ", which comes later")
}
/^  severity: / { severity = $2 }
/^  or: / { other = $2 }
/^  system: true/ { system_failed = 1 }

END {
    if (failed) exit 1
    row()
    print "};\n\nconst size_t diag_code_count = sizeof diag_codes / sizeof *diag_codes;"
}
