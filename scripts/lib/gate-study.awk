# One row of the gate study's summary, from a file with a line a gate; wants `condition`.
#
# An alarm is a gate that ended with 2. With a slower kernel it has to accuse that benchmark and no
# other; gates that accuse another one, too or instead, are `others`. Gates that ended with anything
# but 0 or 2 came to no verdict: they are `failed`, and count nowhere else.
!/"status":[02],/ { failed++; next }
{
  gates++
  seconds[gates] = value($0, "seconds")
  if (/"verdict":"undecided"/) undecided++
  right = wrong = 0
  count = split($0, rows, /[{]"benchmark":/)
  for (i = 2; i <= count; i++) {
    # Repetitions of an alarm have ratios of their own, and come first.
    sub(/"confirmations":\[[^]]*\]/, "", rows[i])
    slowed = value(rows[i], "kernel") ~ /^relu\/simd16\// && value(rows[i], "elements") == 65536
    if (slowed && (ratio = value(rows[i], "ratio")) != "") slowdowns[++measured] = 100 * (ratio - 1)
    if (value(rows[i], "verdict") == "regression") {
      if (slowed) right++
      else wrong++
    }
  }
  if (condition !~ /^slow-/) alarms += /"status":2,/
  else if (wrong) others++
  else if (right) alarms++
}
END {
  share = interval = middle = "-"
  if (gates) {
    share = sprintf("%.1f%%", 100 * alarms / gates)
    interval = sprintf("%.2f ... %5.1f%%", 100 * bound(alarms, gates, 0), 100 * bound(alarms, gates, 1))
    middle = sprintf("%.0f", median(seconds, gates))
  }
  slowdown = "-"
  if (condition !~ /^slow-/) others = "-"
  else if (measured) slowdown = sprintf("%.1f%%", median(slowdowns, measured))
  printf layout, condition, gates + 0, failed + 0, alarms + 0, share, interval,
    others == "-" ? others : others + 0, undecided + 0, middle, slowdown
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
