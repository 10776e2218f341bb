# What calls take above their loops, from the lines of CountCalls and the counts that callgrind left, one
# file between each two marks: every second one holds a line's calls.

FNR == 1 { file += 1 }
file == 1 { line[FNR] = $0; lines = FNR; next }
/^(totals|summary):/ && !(file in count) { count[file] = $2 }

END {
  # Before the first mark lies the start of the program; then calls and what is between them take turns.
  for (i = 1; i <= lines; i++) {
    number = count[2 * i + 1]
    if (number == "") { print "there is no count for: " line[i]; exit 1 }
    split(line[i], words, " ")
    key = words[1] " " words[2] " " words[3] " " words[4]
    if (!(key in seen)) { seen[key] = 1; order[++keys] = key }
    total[key, words[5], words[6]] = number
  }
  worst = -1
  for (i = 1; i <= keys; i++) {
    key = order[i]
    call = (total[key, "call", 300] - total[key, "call", 100]) / 200
    loop = (total[key, "loop", 300] - total[key, "loop", 100]) / 200
    above = call - loop
    if (above > worst) { worst = above; where = key }
    if (above > most || loop <= 0) {
      print key ": " call " instructions, its loop " loop; bad += 1
    }
  }
  if (keys != functions) { print keys " calls were counted, not " functions; exit 1 }
  if (bad > 0) { print bad " of " keys " calls take more than " most " instructions above their loop"; exit 1 }
  print keys " calls: at most " worst " instructions above the loop (" where "), " most " allowed."
}
