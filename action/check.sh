#!/usr/bin/env bash
# Lints a claim base and says what a change does to its findings: annotations in the log, and one text for the
# summary of the job and for the comment.
#
# From the environment: CLAIMS, BASE and FAIL_ON, the inputs of action.yml; COMMENT, the file to write the text to;
# and GITHUB_STEP_SUMMARY. Nothing of them is ever run or expanded. Exits as `claimcheck lint` does; when that has
# nothing to object to, as `claimcheck diff` does.
set -euo pipefail

mkdir -p "$(dirname "$COMMENT")"

linted=0
claimcheck lint --claims "$CLAIMS" --fail-on "$FAIL_ON" --format github --today "$(date -u +%F)" || linted=$?

# From here on nothing that stands in claim files may speak to the runner.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
compared=0
claimcheck diff --claims "$CLAIMS" --format markdown -- "$BASE" HEAD >"$COMMENT" || compared=$?
echo "::$token::"

[ -s "$COMMENT" ] || echo "What this change does to the findings could not be told; the log says why." >"$COMMENT"
if [ "$linted" -ne 0 ]; then
    printf '\n**The claim files have problems.** They are marked where they stand, and listed in the log.\n' >>"$COMMENT"
fi
cat "$COMMENT" >>"$GITHUB_STEP_SUMMARY"

[ "$linted" -eq 0 ] || exit "$linted"
exit "$compared"
