# Makes kernels really slower, for the gate to find.
# shellcheck shell=bash

# slow_down_kernels FOLDER: of variant simd16 relu computes 3 percent from the middle on again when it is
# through, leaky-relu 5 and relu-gradient 10: that much more work from the same cache. From 16 Ki elements on
# the middle has left L1 by then and has left it again when the next iteration gets there (the beginning
# would be found there by the next iteration, which takes half of the slowdown away); at 1 Ki to 4 Ki all
# is in L1. Other counts take the path they took before.
slow_down_kernels() {
  slow_down "$1" 3 relu ReLU
  slow_down "$1" 5 leakyReLU LeakyReLUAsMaximum
  slow_down "$1" 10 reluGradient ReLUGradient
}

# slow_down FOLDER PERCENT FUNCTION ARITHMETIC
slow_down() {
  local folder=$1 percent=$2 function=$3 arithmetic=$4
  local file=$folder/Sources/KernelSources/Variants/SIMD16Variant.swift
  awk -v start="  static func $function(" -v again="${function}AndAgain" '
    { print }
    $0 == start { inside = 1 }
    inside && /let operands = / {
      print "    if count >= 16384 || (count >= 1024 && count < 4096) { return " again "(operands) }"
      inside = 0
      done = 1
    }
    END { exit !done }
  ' "$file" >"$file.new" || fail "cannot find $function in $file."
  cat >>"$file.new" <<SWIFT

extension SIMD16Variant {
  @inline(never)
  static func ${function}AndAgain(_ operands: KernelOperands<Float>) {
    vectorLoop($arithmetic.self, SIMD16<Float>.self, operands) { $arithmetic.vector(\$0, \$1, \$2) }
    // To the nearest vector.
    let again = operands.slice(
      start: operands.count / 2 & ~15, count: (operands.count * $percent / 100 + 8) & ~15)
    vectorLoop($arithmetic.self, SIMD16<Float>.self, again) { $arithmetic.vector(\$0, \$1, \$2) }
  }
}
SWIFT
  mv "$file.new" "$file"
}
