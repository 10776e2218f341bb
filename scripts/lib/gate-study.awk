# The rows of the gate study's summary, from a file with a line a gate; wants `condition`.
#
# An alarm is a gate that ended with 2. With slower kernels there is a row for each benchmark that is slower,
# and an alarm is a gate that accuses it; `others` are gates that accuse a benchmark which runs no slower
# kernel. Gates that ended with anything but 0 or 2 came to no verdict: they are `failed`, and count nowhere
# else. In studies from before three kernels were slowed, each by its percentage, there was one: relu at
# 64 Ki elements, in conditions slow-3, slow-5 and slow-10.
BEGIN {
  if (condition ~ /^slow-[0-9]/) { targets = 1; names[1] = "" }
  else if (condition ~ /^slow-/) {
    split("relu 3 %|leaky-relu 5 %|relu-gradient 10 %", kernels, "|")
    split("64 Ki|64 Ki, 2 threads|2 Ki", places, "|")
    for (i = 1; i <= 9; i++) names[i] = ", " kernels[int((i + 2) / 3)] ", " places[(i - 1) % 3 + 1]
    targets = 9
  }
}
!/"status":[02],/ { failed++; next }
{
  gates++
  seconds[gates] = value($0, "seconds")
  if (/"verdict":"undecided"/) undecided++
  wrong = 0
  count = split($0, rows, /[{]"benchmark":/)
  for (i = 2; i <= count; i++) {
    # Repetitions of an alarm have ratios of their own, and come first.
    sub(/"confirmations":\[[^]]*\]/, "", rows[i])
    target = targets ? slowed(value(rows[i], "kernel"), value(rows[i], "elements") + 0) : 0
    regressed = value(rows[i], "verdict") == "regression"
    if (regressed && !target) wrong++
    if (target != int(target) || !target) continue
    if ((ratio = value(rows[i], "ratio")) != "")
      slowdowns[target, ++measured[target]] = 100 * (ratio - 1)
    if (regressed) found[target]++
  }
  if (!targets) found[0] += /"status":2,/
  if (wrong) others++
}
END {
  middle = gates ? sprintf("%.0f", median(seconds, gates)) : "-"
  for (target = targets ? 1 : 0; target <= targets; target++) {
    alarms = share = interval = slowdown = "-"
    if (gates && (!target || measured[target])) {
      share = sprintf("%.1f%%", 100 * found[target] / gates)
      interval = sprintf("%.2f ... %5.1f%%", 100 * bound(found[target] + 0, gates, 0),
        100 * bound(found[target] + 0, gates, 1))
    }
    if (!target || measured[target]) alarms = found[target] + 0
    if (measured[target]) {
      for (i = 1; i <= measured[target]; i++) own[i] = slowdowns[target, i]
      slowdown = sprintf("%.1f%%", median(own, measured[target]))
    }
    printf layout, condition names[target], gates + 0, failed + 0, alarms,
      share, interval, targets ? others + 0 : "-", undecided + 0, middle, slowdown
  }
}
# Which of the slower benchmarks this is; 0 for none, and a half for one that runs a slower kernel and has
# no row: of other counts, or a public function that may have chosen it.
function slowed(kernel, elements,    parts, first) {
  split(kernel, parts, "/")
  if (targets == 1) return kernel ~ /^relu\/simd16\// && elements == 65536
  first = parts[1] == "relu" ? 1 : parts[1] == "leaky-relu" ? 4 : parts[1] == "relu-gradient" ? 7 : 0
  if (!first) return 0
  if (parts[2] == "simd16" && elements == 2048) return first + 2
  if (elements < 16384) return 0
  if (parts[2] == "simd16") return elements == 65536 ? first : 0.5
  if (parts[2] ~ /^parallel-/ && parts[3] == "simd16") return elements == 65536 ? first + 1 : 0.5
  return parts[2] == "auto" ? 0.5 : 0
}
# The first value of that name, of a number or a word; nothing where there is none.
function value(text, name,    found) {
  if (!match(text, "\"" name "\":\"?[^\",}]*")) return ""
  found = substr(text, RSTART, RLENGTH)
  sub(/.*:"?/, "", found)
  return found
}
# Of values[1] to values[n], which it sorts.
function median(values, n,    i, j, moved) {
  for (i = 2; i <= n; i++) {
    moved = values[i] + 0
    for (j = i - 1; j >= 1 && values[j] + 0 > moved; j--) values[j + 1] = values[j]
    values[j + 1] = moved
  }
  return (values[int((n + 1) / 2)] + values[int(n / 2) + 1]) / 2
}
# The probability of at most k successes in n trials, term by term.
function below(k, n, p,    i, sum, term) {
  if (p <= 0) return 1
  if (p >= 1) return k >= n
  term = n * log(1 - p)
  sum = exp(term)
  for (i = 1; i <= k; i++) {
    term += log((n - i + 1) / i) + log(p / (1 - p))
    sum += exp(term)
  }
  return sum > 1 ? 1 : sum
}
# The exact bound of a share at 97.5 %, the upper or the lower one.
function bound(k, n, upper,    low, high, middle, i) {
  if (upper && k == n) return 1
  if (!upper && k == 0) return 0
  low = 0
  high = 1
  for (i = 0; i < 60; i++) {
    middle = (low + high) / 2
    if (upper ? below(k, n, middle) > 0.025 : 1 - below(k - 1, n, middle) < 0.025) low = middle
    else high = middle
  }
  return high
}
