# Installs what the platform's package manager has: apt on Debian and Ubuntu, Homebrew on macOS.
# shellcheck shell=bash

# Says so before anything is started, where there is no way to become root.
require_root() {
  [[ $(id -u) == 0 ]] || command -v sudo >/dev/null ||
    fail "installing $1 takes root, and there is no sudo." "As root, run: apt-get install $1"
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

# install_package APT_NAME BREW_NAME: a name of `-` means that this manager does not have it.
install_package() {
  local apt_name=$1 brew_name=$2 log
  log=$(mktemp)
  if [[ $(uname -s) == Darwin && $brew_name != - ]] && command -v brew >/dev/null; then
    say "Installing $brew_name with Homebrew..."
    quietly "$log" brew install "$brew_name" || fail "brew could not install $brew_name."
  elif [[ $apt_name != - ]] && command -v apt-get >/dev/null; then
    require_root "$apt_name"
    say "Installing $apt_name with apt..."
    apt_install "$log" "$apt_name" ||
      fail "apt-get could not install $apt_name; what it said is above."
  else
    fail "$apt_name (Debian, Ubuntu) or $brew_name (Homebrew) is needed, and there is neither" \
      "apt-get nor brew here. Install your system's package of it, headers included, and try again."
  fi
  rm -f "$log"
}

# A fresh machine has no package lists, or stale ones: then they are fetched and it tries again.
apt_install() {
  local log=$1 name=$2
  local command=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends)
  as_root "${command[@]}" "$name" >"$log" 2>&1 && return
  quietly "$log" as_root apt-get update || return
  quietly "$log" as_root "${command[@]}" "$name"
}
