# Tests of scripts/gate.
# shellcheck shell=bash disable=SC2016,SC2154,SC2034

# A repository of two commits, and executables that say what they are asked.
repository=$scratch/repository
gate=$repository/scripts/gate
in_repository() {
  git -C "$repository" -c user.name=Tester -c user.email=tester@example.com "$@" >/dev/null
}
for tool in awk find ln mkdir tar; do
  ln -sf "$(command -v "$tool")" "$scratch/basics/$tool"
done
mkdir "$repository"
cp -R "$root/scripts" "$repository/scripts"
in_repository init -q
in_repository add -A
in_repository commit -q -m "no policy"
in_repository tag first
mkdir "$repository/Benchmarks"
echo '{"margin": 7}' >"$repository/Benchmarks/gate.json"
echo gone >"$repository/gone"
in_repository add -A
in_repository commit -q -m "a policy"
# A commit tagged NAME with the files of HEAD and the parents given, if any.
tagged_commit() {
  local name=$1
  shift
  in_repository tag "$name" "$(git -C "$repository" -c user.name=Tester \
    -c user.email=tester@example.com commit-tree -m "$name" "$@" 'HEAD^{tree}')"
}
tagged_commit later -p HEAD
tagged_commit unrelated
rm "$repository/gone"
echo '{"margin": 99}' >"$repository/Benchmarks/gate.json"
echo new >"$repository/untracked"

fresh
fake swift <<'END'
[[ $1 != --version ]] || { echo "Swift version 6.3.1 (swift-6.3.1-RELEASE)"; exit; }
folder=$3
if [[ " $* " == *" --show-bin-path "* ]]; then echo "$folder"; exit; fi
[[ $folder != *"/${broken-}" ]] || { echo "the reason"; exit 1; }
cat >"$folder/relubench" <<'SCRIPT'
#!/bin/bash
if [[ $2 == --help ]]; then exit "${help_status-0}"; fi
(($(printf '%s\n' "$@" | grep -c -E '^--(margin|policy)(=|$)') <= 1)) || exit 64
echo "judged by ${0%/relubench}: $*"
while [[ $1 != --policy && $# -gt 1 ]]; do shift; done
[[ $1 != --policy ]] || cat "$2"
ls "${0%/relubench}"
exit "${verdict-0}"
SCRIPT
chmod +x "$folder/relubench"
echo "stamped ${folder##*/} $RELUBENCH_DIRTY" >>"$calls"
echo "stamped $RELUBENCH_COMMIT $RELUBENCH_TAG ${folder##*/}" >"$calls-of-${folder##*/}"
END
fake git <<END
[[ " \$* " != *" \${broken_git-nothing} "* ]] || exit 128
exec "$(command -v git)" "\$@"
END
ln -sf "$(command -v ls)" "$(command -v chmod)" "$scratch/basics"

expect "gate: no commit" 1 "name the commit, branch or tag" "$gate"
expect "gate: how it is used" 1 "Usage: scripts/gate [--merge-base] [--referee new] BASE_REF" \
  "$gate"
expect "gate: an option first" 1 "is a commit, branch or tag, not '--margin'" "$gate" --margin 3 HEAD
expect "gate: an unknown commit" 1 "no commit called 'nonesuch'" "$gate" nonesuch
expect "gate: how to fetch it" 1 "fetch-depth: 0" "$gate" nonesuch
expect "gate: no such referee" 1 "--referee takes old or new, not 'me'" "$gate" --referee me HEAD
expect "gate: a referee of no name" 1 "--referee takes old or new, not ''" "$gate" --referee
expect "gate: the referee alone" 1 "name the commit" "$gate" --referee new
expect "gate: passes" 0 "judged by $repository/.build/gate/old: gate" "$gate" HEAD
expect "gate: NEW judges where asked" 0 "judged by $repository/.build/gate/new: gate" \
  "$gate" --referee new HEAD
expect "gate: OLD comes before NEW" 0 \
  "gate $repository/.build/gate/old/relubench $repository/.build/gate/new/relubench" "$gate" HEAD
expect "gate: the policy is that of the commit" 0 '{"margin": 7}' "$gate" HEAD
expect "gate: a commit without one" 0 "'first' has no Benchmarks/gate.json" "$gate" first
short=$(git -C "$repository" rev-parse --short HEAD)
expect "gate: it says what it compares with" 0 \
  "Comparing the work tree with 'HEAD': $short (a policy)" "$gate" HEAD
expect "gate: a branch is compared at its tip" 0 \
  "Comparing the work tree with 'later': $(git -C "$repository" rev-parse --short later) (later)" \
  "$gate" later
expect "gate: what that means for a HEAD behind it" 0 "HEAD does not descend from it" "$gate" later
expect "gate: no such words for a HEAD ahead" 1 "" \
  "$BASH" -c "'$gate' first 2>&1 | grep 'does not descend'"
expect "gate: the merge base" 0 \
  "Comparing the work tree with the merge base of 'later' and HEAD: $short (a policy)" \
  "$gate" --merge-base later
expect "gate: options in any order" 0 "judged by $repository/.build/gate/new" \
  "$gate" --merge-base --referee new later
expect "gate: a merge base is OLD" 0 "stamped $(git -C "$repository" rev-parse HEAD)" \
  "$BASH" -c "'$gate' --merge-base later >/dev/null 2>&1; cat '$scratch/calls-of-old'"
expect "gate: OLD is stamped with its own tag, not with that of HEAD" 0 " first old" \
  "$BASH" -c "'$gate' first >/dev/null 2>&1; cat '$scratch/calls-of-old'"
expect "gate: no merge base" 1 "no commit is known here at which 'unrelated' and HEAD parted" \
  "$gate" --merge-base unrelated
for margin in "--margin 5" --margin=5 "--policy mine" --policy=mine; do
  # shellcheck disable=SC2086
  expect "gate: $margin takes the policy's place" 0 "/gate.json $margin" "$gate" HEAD $margin
done
expect "gate: a policy that git cannot look for" 1 "cannot tell whether 'HEAD' has a policy" \
  env broken_git=ls-tree "$gate" HEAD
expect "gate: a policy that git cannot read" 1 "cannot read the policy of 'HEAD'" \
  env broken_git=show "$gate" HEAD
expect "gate: options go on to the verdict" 0 "--strict --budget 9" "$gate" HEAD --strict --budget 9
expect "gate: the work tree is NEW, files git does not know yet included" 0 "untracked" \
  "$gate" --referee new HEAD
for status in 2 3 5 6 64 65 130; do
  expect "gate: status $status is passed on" "$status" "Results: $repository/.build/gate/results" \
    env verdict="$status" "$gate" HEAD
done
expect "gate: OLD does not build" 1 "OLD does not build" env broken=old "$gate" HEAD
expect "gate: its output is shown" 1 "the reason" env broken=new "$gate" HEAD
expect "gate: NEW does not build" 1 "NEW does not build" env broken=new "$gate" HEAD
expect "gate: no results of before" 0 "none" "$BASH" -c ": >'$repository/.build/gate/results/gate.md'
  broken=old '$gate' HEAD >/dev/null 2>&1 || ls '$repository/.build/gate/results/gate.md' || echo none"
expect "gate: a commit that git cannot give out" 1 "cannot check out" \
  env broken_git=archive "$gate" HEAD
fake tar <<<'exit 2'
expect "gate: the status of tar is no verdict" 1 "cannot check out" "$gate" HEAD
rm "$scratch/bin/tar"
fake find <<<'exit 2'
expect "gate: nor is that of anything else" 1 "a command failed" "$gate" HEAD
rm "$scratch/bin/find"
expect "gate: a commit from before the gate" 1 "'HEAD' is from before the gate" \
  env help_status=64 "$gate" HEAD
: >"$scratch/calls"
expect "gate: only OLD is known to be a commit" 0 "stamped old false stamped new true" \
  "$BASH" -c "'$gate' HEAD >/dev/null 2>&1; echo \$(cat '$scratch/calls')"

# The package in a folder of a repository.
outer=$scratch/outer
mkdir "$outer"
git init -q "$outer"
cp -R "$repository" "$outer/package"
rm -rf "$outer/package/.git" "$outer/package/.build"
echo '{"margin": 8}' >"$outer/package/Benchmarks/gate.json"
echo .build >"$outer/.gitignore"
git -C "$outer" add -A
git -C "$outer" -c user.name=Tester -c user.email=tester@example.com commit -q -m "in a folder"
expect "gate: the policy of a package in a folder" 0 '{"margin": 8}' "$outer/package/scripts/gate" HEAD
expect "gate: OLD is that folder" 0 $'Benchmarks\nrelubench\nscripts' \
  "$outer/package/scripts/gate" HEAD

mv "$repository/.git" "$scratch/.git-elsewhere"
expect "gate: no repository" 1 "is no git repository" "$gate" HEAD
