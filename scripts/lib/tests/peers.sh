# Tests of scripts/peers: what it installs and what it refuses.
# shellcheck shell=bash disable=SC2016,SC2154,SC2034

with_peers="source '$root/scripts/lib/peers.sh'; peer_include_directory='$scratch/include';"
fresh
rm -rf "$scratch/include"
mkdir -p "$scratch/include/eigen3/Eigen"
fake id <<<'echo 0'
fake uname <<<'echo Linux'
fake apt-get <<<'echo "$*" >>"$calls"'
expect "every library that is missing is installed" 0 "4" \
  in_library "$with_peers"' require_peers; grep -c -e "-dev" "$calls"'
for header in dnnl.h xnnpack.h eigen3/Eigen/Core; do : >"$scratch/include/$header"; done
expect "what is there is left alone" 0 "libpthreadpool-dev" \
  in_library ': >"$calls"; '"$with_peers"' require_peers; cat "$calls"'
expect "and only that" 0 "1" \
  in_library ': >"$calls"; '"$with_peers"' require_peers; grep -c -e "-dev" "$calls"'
fake uname <<<'echo Darwin'
expect "macOS has no peers" 1 "needs Linux" in_library "$with_peers require_peers"
