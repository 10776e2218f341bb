# The environment of the Python peers, with a python3 made up for the purpose.
# shellcheck shell=bash disable=SC2154,SC2016

python_root=$scratch/python-package
in_python_package() {
  in_library "root='$python_root'; source '$root/scripts/lib/peers-python.sh'; $1"
}
mkdir -p "$python_root"
ln -sf "$(command -v mkdir)" "$(command -v cp)" "$(command -v chmod)" "$scratch/basics/"

fresh
fake python3 <<'BODY'
echo "python3 $*" >>"$calls"
[[ $1 == -m ]] || exit 0
mkdir -p "$4/bin"
cat >"$4/bin/python" <<'INNER'
#!/bin/bash
echo "python $*" >>"$calls"
[[ $* != *fails* ]]
INNER
chmod +x "$4/bin/python"
BODY
expect "python peers are installed into an environment of their own" 0 "Installing numpy" \
  in_python_package 'prepare_python_peers; echo "$RELUBENCH_PYTHON"'
expect "--python is taken from anywhere among the arguments" 0 "true 3 <--a> <b c> <--d>" \
  in_python_package 'take_python --a --python "b c" --d --python
    echo "$wants_python ${#arguments[@]}$(printf " <%s>" "${arguments[@]}")"'
expect "without --python there are no python peers" 0 "false 1 --pythonic" \
  in_python_package 'take_python --pythonic; echo "$wants_python ${#arguments[@]} ${arguments[*]}"'
expect "python peers: pip got the packages" 0 "pip install --disable-pip-version-check --no-input numpy" \
  cat "$scratch/calls"
: >"$scratch/calls"
expect "python peers that are there are not installed again" 0 "$python_root/.build/peers-python/bin/python" \
  in_python_package 'prepare_python_peers; grep -c "pip" "$calls" || true; echo "$RELUBENCH_PYTHON"'
rm -rf "$python_root/.build"
expect "python peers that cannot be installed are an error" 1 "error: pip could not install" \
  env RELUBENCH_TORCH=fails "$BASH" -c "set -euo pipefail; source '$root/scripts/lib/setup.sh'
    root='$python_root'; source '$root/scripts/lib/peers-python.sh'; prepare_python_peers"
