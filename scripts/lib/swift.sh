# The Swift toolchain: is it there, and is it new enough?
# shellcheck shell=bash

needed_swift=6.3

# The version of the compiler on PATH, such as 6.3.1; nothing where it does not say.
swift_version() {
  swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1
}

# version_at_least FOUND NEEDED: compares major and minor numbers.
version_at_least() {
  local found_major found_minor needed_major needed_minor rest
  IFS=. read -r found_major found_minor rest <<<"$1."
  IFS=. read -r needed_major needed_minor rest <<<"$2."
  : "$rest"
  ((found_major > needed_major ||
    (found_major == needed_major && ${found_minor:-0} >= ${needed_minor:-0})))
}

require_swift() {
  local found advice="Install it from https://swift.org/install and see that \`swift\` is on PATH."
  command -v swift >/dev/null ||
    fail "Swift $needed_swift or newer is needed; there is no \`swift\` on PATH." "$advice"
  found=$(swift_version) || found=
  [[ -n $found ]] ||
    fail "Swift $needed_swift or newer is needed; $(command -v swift) does not tell its version." \
      "$advice"
  version_at_least "$found" "$needed_swift" ||
    fail "Swift $needed_swift or newer is needed; $(command -v swift) is $found." "$advice"
}
