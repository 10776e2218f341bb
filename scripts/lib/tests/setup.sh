# Tests of what every script does first: Swift, jemalloc, packages, build facts.
# shellcheck shell=bash disable=SC2016,SC2154,SC2034

for script in bench test check format; do
  fresh
  expect "$script: no Swift" 1 "Swift 6.3 or newer is needed; there is no" "$root/scripts/$script"
  expect "$script: where to get it" 1 "https://swift.org/install" "$root/scripts/$script"
  fake swift <<<'echo "Swift version 6.2.4 (swift-6.2.4-RELEASE)"'
  expect "$script: old Swift" 1 "is 6.2.4." "$root/scripts/$script"
done

fresh
fake swift <<<'exit 3'
expect "Swift that does not run" 1 "does not tell its version" in_library require_swift
for version in "Swift version 6.3.1 (swift-6.3.1-RELEASE)" "Swift version 6.3-dev (LLVM 1)" \
  "Apple Swift version 6.10 (swiftlang-6.10.0 clang-1)" "Swift version 7.0 (swift-7.0-RELEASE)"; do
  fake swift <<<"echo '$version'"
  expect "$version is new enough" 0 fine in_library 'require_swift; echo fine'
done
fake swift <<<"echo 'Swift version 5.10 (swift-5.10-RELEASE)'"
expect "5.10 is older than 6.3" 1 "is 5.10." in_library require_swift

missing='jemalloc_include_directories=(/nonexistent);'
fresh
fake apt-get <<<'echo "apt-get $*" >>"$calls"; [[ $1 != install || $(grep -c update "$calls") == 1 ]]'
fake sudo <<<'"$@"'
expect "stale lists: update, then again" 0 "apt-get update" \
  in_library "$missing require_jemalloc; cat \"\$calls\""
expect "installed once more after it" 0 "2" \
  in_library ': >"$calls"; '"$missing"' require_jemalloc; grep -c libjemalloc-dev "$calls"'
fake apt-get <<<'echo "no such package: $*"; exit 100'
expect "apt-get fails for good" 1 "could not install libjemalloc-dev" \
  in_library "$missing require_jemalloc"
expect "its output is shown" 1 "no such package: " in_library "$missing require_jemalloc"

fresh
fake id <<<'echo 1000'
fake apt-get <<<'exit 0'
expect "no root and no sudo" 1 "there is no sudo" in_library "$missing require_jemalloc"
fake sudo <<<'echo "asked sudo for $*"'
expect "sudo where not root" 0 "asked sudo for apt-get" in_library 'as_root apt-get'

fresh
expect "a system without apt or brew" 1 "neither" in_library "$missing require_jemalloc"
fake uname <<<'echo Darwin'
fake brew <<<'echo "brew $*" >>"$calls"'
expect "Homebrew on macOS" 0 "brew install jemalloc" \
  in_library "$missing require_jemalloc; cat \"\$calls\""

fresh
expect "a failing command shows its output and keeps its status" 7 "the reason" \
  in_library 'quietly "$calls" "$BASH" -c "echo the reason; exit 7"'

# On a terminal, as script(1) makes one; it has other options on macOS.
if [[ $(command uname -s) == Linux ]] && command -v script >/dev/null; then
  for tool in script sleep stty sh kill; do
    [[ -e $scratch/basics/$tool ]] || ! command -v "$tool" >/dev/null ||
      ln -s "$(command -v "$tool")" "$scratch/basics/$tool"
  done
  cat >"$scratch/terminal" <<END
set -uo pipefail
source '$root/scripts/lib/setup.sh'
stty cols 40
quietly '$scratch/terminal.log' "\$BASH" -c 'echo a line that is far longer than the terminal; sleep 2; exit '"\$1"
echo "status \$?"
END
  on_terminal() { script -qec "'$BASH' '$scratch/terminal' $1" /dev/null </dev/null; }
  expect "on a terminal the last line passes by, with the time" 0 "a line that is far longer than th (1 s)" \
    env TERM=xterm SHELL="$BASH" "$BASH" -c "$(declare -f on_terminal); BASH='$BASH' scratch='$scratch'; on_terminal 0"
  expect "a failing command keeps its status there" 0 "status 7" \
    env TERM=xterm SHELL="$BASH" "$BASH" -c "$(declare -f on_terminal); BASH='$BASH' scratch='$scratch'; on_terminal 7"
  for name in TERM=dumb "-u TERM"; do
    # shellcheck disable=SC2086
    expect "no escapes where $name" 0 "no escape" env $name SHELL="$BASH" "$BASH" -c "
      $(declare -f on_terminal); BASH='$BASH' scratch='$scratch'
      [[ \$(on_terminal 0) == *$'\033'* ]] || echo no escape"
  done
else
  say "skipped what is shown on a terminal: script(1) of Linux is needed"
fi

# A checkout of another user, as in containers: git itself plays that.
mkdir "$scratch/foreign"
git init -q "$scratch/foreign"
fake swift <<<"echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'"
foreign="env GIT_TEST_ASSUME_DIFFERENT_OWNER=1"
for text in "detected dubious ownership" "git config --global --add safe.directory" "It says:"; do
  # shellcheck disable=SC2086
  expect "git's reason for a checkout of another user: $text" 1 "$text" \
    $foreign "$BASH" -c "source '$root/scripts/lib/setup.sh'; require_repository '$scratch/foreign'"
  # shellcheck disable=SC2086
  expect "a build of one says why it knows no commit: $text" 0 "$text" \
    $foreign "$BASH" -c "set -euo pipefail; source '$root/scripts/lib/setup.sh'
      export_build_facts '$scratch/foreign'; echo fine"
done
expect "a repository that git reads" 0 fine \
  in_library "require_repository '$scratch/foreign'; echo fine"
expect "no repository at all" 1 "/ is no git repository." in_library "require_repository /"
expect "outside a repository the commit is unknown" 0 "unknown unknown unknown 6.3.1" \
  in_library "export_build_facts '$scratch'
    echo \$RELUBENCH_TAG \$RELUBENCH_COMMIT \$RELUBENCH_DIRTY \$RELUBENCH_SWIFT_VERSION"

# Copies of a work tree, for packages that depend on it.
mkdir -p "$scratch/tarball/.build" "$scratch/tarball/Sources"
echo source >"$scratch/tarball/Sources/a.swift"
: >"$scratch/tarball/.build/built"
for tool in tar find mkdir rm; do ln -sf "$(command -v "$tool")" "$scratch/basics/$tool"; done
copy="source '$root/scripts/lib/checkouts.sh'; root='$scratch/tarball'; checkout_work_tree '$scratch/copy'
  cd '$scratch/copy'; find . -type f | sort | tr '\\n' ' '"
ln -sf "$(command -v sort)" "$(command -v tr)" "$scratch/basics"
expect "a tarball is copied without what was built" 0 "./Sources/a.swift " in_library "$copy"
git init -q "$scratch/tarball"
expect "a work tree is copied by what git tracks and does not ignore" 0 "./Sources/a.swift " in_library "
  echo .build >'$scratch/tarball/.gitignore'; $copy"
expect "a copy of another user's checkout gets git's reason" 1 "git config --global --add safe.directory" \
  env GIT_TEST_ASSUME_DIFFERENT_OWNER=1 "$BASH" -c "set -euo pipefail; source '$root/scripts/lib/setup.sh'; $copy"
