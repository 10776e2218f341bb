// Command lines of duels and gates that ask for something impossible.

extension BadInputTests {
  static let duels = [
    BadInput("duel", "'<old>'"), BadInput("gate one", "'<new>'"),
    BadInput("duel one two three", "'three'"),
    BadInput("duel one two --pairs 0", "--pairs: 0 is out of range", "1 to 1000"),
    BadInput("duel one two --pairs -3", "--pairs: -3 is out of range"),
    BadInput("duel one two --pairs 1001", "--pairs: 1001 is out of range"),
    BadInput("duel one two --margin -1", "--margin: -1.0 is out of range"),
    BadInput("duel one two --margin nan", "--margin: nan is out of range"),
    BadInput("duel one two --budget 0", "'0' is invalid for '--budget <time>'", "out of range"),
    BadInput("gate one two --budget inf", "'inf' is invalid for '--budget <time>'", "out of range"),
    BadInput("gate one two --margin nan", "--margin: nan is out of range"),
    BadInput("gate one two --margin 1001", "--margin: 1001.0 is out of range"),
    BadInput("gate one two --margin 1 --policy p.json", "--policy and --margin exclude"),
    BadInput("gate one two --kernel relu/simd17", "no kernel matches 'relu/simd17'"),
    BadInput("duel one two --suite quik", "no suite is called 'quik'"),
    BadInput("duel-worker --suite quik", "no suite is called 'quik'"),
  ]
}
