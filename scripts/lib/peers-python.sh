# Python libraries to compare with, in an environment of their own. Needs `root`.
# shellcheck shell=bash disable=SC2154,SC2034

# What is installed; nothing is pinned, and what was measured is in the record. PyTorch's package from PyPI brings CUDA
# (5 GB in all), which it does not load without: RELUBENCH_TORCH='torch==VERSION+cpu' with
# PIP_INDEX_URL or PIP_FIND_LINKS where there are such packages takes a tenth.
python_packages=(numpy onnx onnxruntime "${RELUBENCH_TORCH:-torch}")

# take_python ARGUMENT...: sets `arguments`, those given without --python, and `wants_python`.
take_python() {
  local argument
  arguments=()
  wants_python=false
  for argument in "$@"; do
    if [[ $argument == --python ]]; then wants_python=true; else arguments+=("$argument"); fi
  done
}

# Sets RELUBENCH_PYTHON, the interpreter by which relubench measures them.
prepare_python_peers() {
  local folder=$root/.build/peers-python log
  export RELUBENCH_PYTHON=$folder/bin/python
  if [[ -x $RELUBENCH_PYTHON ]] && "$RELUBENCH_PYTHON" -I -c \
    'import numpy, onnx, onnxruntime, torch' 2>/dev/null; then
    return
  fi
  # Debian's python3 comes without what makes environments.
  if ! command -v python3 >/dev/null || ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    install_package python3-venv python3
  fi
  log=$(mktemp)
  say "Installing ${python_packages[*]} into $folder..."
  # A half-finished environment is not worth keeping.
  { quietly "$log" python3 -m venv --clear "$folder" &&
    quietly "$log" "$RELUBENCH_PYTHON" -m pip install --disable-pip-version-check \
      --no-input "${python_packages[@]}"; } ||
    fail "pip could not install ${python_packages[*]}; what it said is above."
  "$RELUBENCH_PYTHON" -I -c 'import numpy, onnx, onnxruntime, torch' >"$log" 2>&1 ||
    { cat "$log" >&2; fail "the libraries are installed and cannot be imported."; }
  rm -f "$log"
}
