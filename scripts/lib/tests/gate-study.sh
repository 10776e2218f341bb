# Tests of scripts/gate-study.
# shellcheck shell=bash disable=SC2016,SC2154,SC2034

# The study of the gate: its summary of made-up lines, in the order of keys that gates write.
study=$scratch/study
study_row() { # KERNEL ELEMENTS RATIO VERDICT
  printf '{"benchmark":{"elements":%s,"elementType":"float32","kernel":"%s"},' "$2" "$1"
  printf '"confirmations":[{"alarms":true,"ratio":1.9}],"oldMedian":1,"ratio":%s,' "$3"
  printf '"reason":"an \"x\"","rounds":[100,100],"verdict":"%s"}' "$4"
}
study_line() { # CONDITION STATUS SECONDS, then a row as KERNEL ELEMENTS RATIO VERDICT, and so on
  local condition=$1 verdict=unchanged comma=
  [[ $2 != 2 ]] || verdict=regression
  printf '{"condition":"%s","seed":1,"status":%s,"load":"0 0 0","seconds":%s' "$@" >>"$study/$1.jsonl"
  shift 3
  {
    (($# == 0)) || printf ',"benchmarks":['
    while (($# > 0)); do
      printf '%s' "$comma"
      study_row "${@:1:4}"
      comma=,
      shift 4
    done
    [[ -z $comma ]] ||
      printf '],"changed":[{"elements":65536,"kernel":"relu/simd16/avx2"}],"verdict":"%s"' "$verdict"
    printf '}\n'
  } >>"$study/$condition.jsonl"
}
for tool in cut find mv sha256sum sleep sort tail touch wc; do
  ln -sf "$(command -v "$tool")" "$scratch/basics/$tool"
done
mkdir "$study"
small="relu/simd16/avx512 2048"
slowed="relu/simd16/avx512 65536"
both="relu/parallel-pool/simd16/avx512 65536"
short="leaky-relu/simd16/avx512 2048"
# What runs a slower kernel and has no row of its own.
silent="relu/auto/avx512 65536"
large="relu/simd16/avx512 1048576"
other="leaky-relu/simd16/avx512 65536"
gradient="relu-gradient/simd16/avx512 65536"
untouched="leaky-relu-gradient/simd16/avx512 65536"
# shellcheck disable=SC2086
{
  study_line null-idle 0 14 $small 1.001 unchanged $other 0.999 undecided
  study_line null-idle 2 15 $small 1.03 regression $slowed 1.04 regression
  study_line null-idle 0 10 $small 1.001 undecided $other 0.999 undecided
  study_line null-disturbed 1 9
  study_line slow-idle 2 20 $small 1.001 unchanged $slowed 1.031 regression $other 1.1 unchanged
  study_line slow-idle 2 17 $untouched 1.9 unchanged $slowed 1.029 regression $short 1.04 regression
  study_line slow-idle 0 16 $small 1.001 unchanged $slowed 1.02 undecided $both 1.01 unchanged
  study_line slow-disturbed 2 30 $untouched 1.05 regression $slowed 1.05 unchanged $short 1.08 regression
  study_line slow-disturbed 2 20 $gradient 1.1 regression $untouched 1.05 regression $both 1.04 regression
  study_line slow-disturbed 6 1
  study_line slow-disturbed 2 10 $slowed 1.051 regression $silent 1.05 regression $large 1.04 regression
  study_line slow-disturbed 5 1 $small 1.001 undecided
  study_line slow-10 2 14 $slowed 1.1 regression
  study_line slow-10 2 16 $slowed 1.2 regression $small 1.1 regression
}
printf '{"condition":"slow-10","seed":3,"status":2,"load":"0 0 0","sec' >>"$study/slow-10.jsonl"
wanted="\
condition                                              gates  failed  alarms    share     95 % interval  others  undecided  seconds  slowdown
null-idle                                                  3       0       1    33.3%   0.84 ...  90.6%       -          2       14         -
null-disturbed                                             0       1       0        -                 -       -          0        -         -
slow-idle, relu 3 %, 64 Ki                                 3       0       2    66.7%   9.43 ...  99.2%       0          1       17      2.9%
slow-idle, relu 3 %, 64 Ki, 2 threads                      3       0       0     0.0%   0.00 ...  70.8%       0          1       17      1.0%
slow-idle, relu 3 %, 2 Ki                                  3       0       0     0.0%   0.00 ...  70.8%       0          1       17      0.1%
slow-idle, leaky-relu 5 %, 64 Ki                           3       0       0     0.0%   0.00 ...  70.8%       0          1       17     10.0%
slow-idle, leaky-relu 5 %, 64 Ki, 2 threads                3       0       -        -                 -       0          1       17         -
slow-idle, leaky-relu 5 %, 2 Ki                            3       0       1    33.3%   0.84 ...  90.6%       0          1       17      4.0%
slow-idle, relu-gradient 10 %, 64 Ki                       3       0       -        -                 -       0          1       17         -
slow-idle, relu-gradient 10 %, 64 Ki, 2 threads            3       0       -        -                 -       0          1       17         -
slow-idle, relu-gradient 10 %, 2 Ki                        3       0       -        -                 -       0          1       17         -
slow-disturbed, relu 3 %, 64 Ki                            3       2       1    33.3%   0.84 ...  90.6%       2          0       20      5.0%
slow-disturbed, relu 3 %, 64 Ki, 2 threads                 3       2       1    33.3%   0.84 ...  90.6%       2          0       20      4.0%
slow-disturbed, relu 3 %, 2 Ki                             3       2       -        -                 -       2          0       20         -
slow-disturbed, leaky-relu 5 %, 64 Ki                      3       2       -        -                 -       2          0       20         -
slow-disturbed, leaky-relu 5 %, 64 Ki, 2 threads           3       2       -        -                 -       2          0       20         -
slow-disturbed, leaky-relu 5 %, 2 Ki                       3       2       1    33.3%   0.84 ...  90.6%       2          0       20      8.0%
slow-disturbed, relu-gradient 10 %, 64 Ki                  3       2       1    33.3%   0.84 ...  90.6%       2          0       20     10.0%
slow-disturbed, relu-gradient 10 %, 64 Ki, 2 threads       3       2       -        -                 -       2          0       20         -
slow-disturbed, relu-gradient 10 %, 2 Ki                   3       2       -        -                 -       2          0       20         -
slow-10                                                    2       0       2   100.0%  15.81 ... 100.0%       1          0       15     15.0%"
summary_of() { "$BASH" -c '"$@" 2>/dev/null; echo end' - "$root/scripts/gate-study" summary "$1"; }
expect "gate-study: the summary" 0 "$wanted"$'\nend' summary_of "$study"
expect "gate-study: it says that half a line is none" 0 "slow-10.jsonl ends in half a line" \
  "$root/scripts/gate-study" summary "$study"
expect "gate-study: no folder" 1 "there is no folder $study/none" \
  "$root/scripts/gate-study" summary "$study/none"

# Its runs: a package, and an executable whose gates end as they are told to, by their seeds.
package=$scratch/package
lines=$scratch/lines
mkdir -p "$package/Sources/KernelSources/Strategies" "$package/Benchmarks/Suites"
cp -R "$root/scripts" "$package/scripts"
cp "$root/Sources/KernelSources/Strategies/LineLoop.swift" "$package/Sources/KernelSources/Strategies"
echo one >"$package/Package.swift"
echo one >"$package/Benchmarks/Suites/Suite.swift"
echo .build >"$package/.gitignore"
git init -q "$package"

fresh
fake swift <<'END'
[[ $1 != --version ]] || { echo "Swift version 6.3.1 (swift-6.3.1-RELEASE)"; exit; }
if [[ " $* " == *" --show-bin-path "* ]]; then echo "$3"; exit; fi
cat >"$3/relubench" <<'SCRIPT'
#!/bin/bash
old=${2%/relubench}
while (($# > 0)); do
  case $1 in --seed) seed=$2 ;; --output) output=$2 ;; esac
  shift
done
echo "the reason of $seed"
IFS=, read -ra all <<<"$statuses"
status=${all[seed - 1]}
[[ $status != killed ]] || kill -9 "$PPID"
[[ $status == 1 || $status == 6 ]] || echo "{\"benchmarks\":[],\"old\":\"${old##*/}\"}" >"$output"
exit "$status"
SCRIPT
chmod +x "$3/relubench"
END
study_run() { # STATUSES CONDITION COUNT: what it says, then the lines without what differs by the day
  local status=0
  env statuses="$1" "$package/scripts/gate-study" run "$lines" "$2" "$3" || status=$?
  sed -e 's/"load":"[^"]*","seconds":[0-9]*,/L /' -e 's/"sources":"[0-9a-f]\{64\}"/S/' \
    "$lines/$2.jsonl"
  return "$status"
}
expect "gate-study: each gate is a line, failed ones too" 0 '
{"condition":"slow-idle","seed":1,"status":2,L S,"benchmarks":[],"old":"a"}
{"condition":"slow-idle","seed":2,"status":6,L S}
{"condition":"slow-idle","seed":3,"status":0,L S,"benchmarks":[],"old":"a"}' study_run 2,6,0 slow-idle 3
rm -f "$lines/slow-idle.jsonl"
expect "gate-study: why a gate failed" 0 "the reason of 1" study_run 1,0 slow-idle 1
expect "gate-study: and that it goes on" 0 "gate 2 ended with status 6; the study goes on" \
  study_run 1,6 slow-idle 2
expect "gate-study: it goes on where it was" 0 '
{"condition":"slow-idle","seed":2,"status":6,L S}
{"condition":"slow-idle","seed":3,"status":2,L S,"benchmarks":[],"old":"a"}' study_run 9,9,2 slow-idle 3
printf '{"condition":"slow-idle","seed":4,"sta' >>"$lines/slow-idle.jsonl"
expect "gate-study: half a line is dropped" 0 '
{"condition":"slow-idle","seed":3,"status":2,L S,"benchmarks":[],"old":"a"}
{"condition":"slow-idle","seed":4,"status":0,L S,"benchmarks":[],"old":"a"}' \
  study_run 9,9,9,0 slow-idle 4
expect "gate-study: an interrupted gate ends it" 130 "gate 5 was interrupted" \
  study_run 9,9,9,9,130 slow-idle 6
expect "gate-study: so does one that does not start" 1 "gate 5 could not be started" \
  study_run 9,9,9,9,127 slow-idle 6
expect "gate-study: and neither is a line" 1 "" grep '"seed":5' "$lines/slow-idle.jsonl"
expect "gate-study: the builds change sides" 0 '
{"condition":"null-idle","seed":1,"status":0,L S,"benchmarks":[],"old":"a"}
{"condition":"null-idle","seed":2,"status":0,L S,"benchmarks":[],"old":"the-same-source-elsewhere"}' \
  study_run 0,0 null-idle 2
for file in Package.swift Benchmarks/Suites/Suite.swift scripts/lib/slow-kernel.sh \
  Sources/KernelSources/Strategies/LineLoop.swift; do
  cp "$package/$file" "$scratch/file"
  echo "# two" >>"$package/$file"
  expect "gate-study: other sources: $file" 1 "the sources have changed since the last gate" \
    study_run 9,9,9,9,0 slow-idle 5
  cp "$scratch/file" "$package/$file"
done
echo two >"$package/notes"
git -C "$package" -c user.name=a -c user.email=a@b add -A
git -C "$package" -c user.name=a -c user.email=a@b commit -qm one
cp "$package/Package.swift" "$scratch/file"
echo "# two" >>"$package/Package.swift"
expect "gate-study: a commit goes on although the work tree has changed" 0 '"seed":5,"status":6' \
  env statuses=9,9,9,9,6 "$BASH" -c '
    "$0" run "$1" slow-idle 5 HEAD && cat "$1/slow-idle.jsonl"' "$package/scripts/gate-study" "$lines"
cp "$scratch/file" "$package/Package.swift"
sed -i '$d' "$lines/slow-idle.jsonl"
expect "gate-study: other files do not matter" 0 '"seed":5,"status":0' study_run 9,9,9,9,0 slow-idle 5
echo '{"condition":"null-idle","seed":1,"status":2,"load":"0 0 0","seconds":1}' >"$lines/null-idle.jsonl"
expect "gate-study: lines from before there was a digest" 0 '"seed":2,"status":0' \
  study_run 9,0 null-idle 2

expect "gate-study: no taskset" 1 "null-disturbed needs taskset" study_run 0 null-disturbed 1
fake taskset <<<'exit 1'
expect "gate-study: a busy loop that does not start" 1 "the busy loop has ended; gate 1" \
  study_run 0 null-disturbed 1
fake taskset <<<'echo "$$" >"$calls"; shift 2; exec "$@"'
ln -sf "$(command -v sh)" "$scratch/basics/sh"
# Whether the busy loop is gone a moment after a run of which the gates end like this.
loop_after() {
  local try
  TMPDIR=$scratch statuses=$1 "$package/scripts/gate-study" run "$lines" null-disturbed 9 \
    >/dev/null 2>&1 || true
  for ((try = 0; try < 30; try++)); do
    kill -0 "$(<"$calls")" 2>/dev/null || { echo gone && return; }
    sleep 0.1
  done
  kill "$(<"$calls")"
}
expect "gate-study: the busy loop ends with it" 0 gone loop_after 130
expect "gate-study: also where it is killed" 0 gone loop_after killed
