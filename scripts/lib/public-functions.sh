# Writes the public functions of operations, and the calls of them that the suites measure.
# shellcheck shell=bash disable=SC2154,SC2016

# definition CASE: the text of an operation's definition, on one line.
definition() {
  awk -v start="  static let $1 = OperationDefinition(" '
    index($0, start) == 1 { inside = 1 }
    inside && /^ *$/ || /^}/ { inside = 0 }
    inside { sub(/^ */, ""); printf "%s ", $0 }
  ' "$sources"/KernelInterface/Operations/*+Definition.swift
}

# describe CASE: sets what the functions of an operation are written from:
#   formula, first (the name of the first input), second (of the second, or empty), label (of the second
#   as an argument), parameter (slope, alpha or empty), output, of (what the first input is, where that is no x).
describe() {
  local text inputs
  text=$(definition "$1")
  formula=$(sed -n 's/.*formula: "\([^"]*\)".*/\1/p' <<<"$text")
  [[ -n $formula ]] || fail "the definition of $1 has no formula."
  inputs=$(sed -n 's/.*inputs: \[\([^]]*\)\].*/\1/p' <<<"$text")
  parameter=$(sed -n 's/.*parameter: \.\([a-z]*\).*/\1/p' <<<"$text")
  second='' label='' output=y of=''
  case $inputs in
    '') first=x ;;
    '.x, .upstream') first=x second=dy label='upstream dy' output=dx ;;
    '.y, .upstream')
      first=y second=dy label='upstream dy' output=dx
      of=", with \`y\` what \`${1%Gradient}\` answered"
      ;;
    '.x, .addend') first=a second=b label='_ b' ;;
    *) fail "no function is known to take '$inputs', as $1 does." ;;
  esac
}

# arguments TYPE-OF-INPUTS TYPE-OF-OUTPUT out|in [default]: the parameter list of a function.
arguments() {
  local input=$1 result=$2 form=$3 list=''
  if [[ $form == out ]]; then
    list="_ $first: $input<Float>"
    [[ -z $second ]] || list+=", $label: $input<Float>"
    [[ -z $parameter ]] || list+=", $parameter: Float${4-}"
    list+=", into $output: $result<Float>"
  else
    if [[ -n $second ]]; then
      list="_ $first: $input<Float>, inPlace $second: $result<Float>"
    else list="inPlace $first: $result<Float>"; fi
    [[ -z $parameter ]] || list+=", $parameter: Float${4-}"
  fi
  echo "$list"
}

# passed out|in [&]: the arguments by which such a function calls another; & before what is inout.
passed() {
  local list
  if [[ $1 == out ]]; then
    list=$first
    [[ -z $second ]] || list+=", ${label#_ }"
    list=${list/upstream dy/upstream: dy}
    [[ -z $parameter ]] || list+=", $parameter: $parameter"
    list+=", into: ${2-}$output"
  else
    if [[ -n $second ]]; then list="$first, inPlace: ${2-}$second"; else list="inPlace: ${2-}$first"; fi
    [[ -z $parameter ]] || list+=", $parameter: $parameter"
  fi
  echo "$list"
}

# unwrapped out|in BODY: closures that make pointers of the spans around a call.
unwrapped() {
  local body=$2 name
  local read=$second written=$output
  if [[ $1 == in ]]; then
    written=${second:-$first}
    read=''
  fi
  body="$written.withUnsafeMutableBufferPointer { $written in $body }"
  for name in $read $([[ $written == "$first" ]] || echo "$first"); do
    body="$name.withUnsafeBufferPointer { $name in $body }"
  done
  echo "$body"
}

# functions CASE: the file of an operation's public functions.
functions() {
  local name=$1 standard shapes same none run out in
  describe "$name"
  standard=' = defaultSlope'
  [[ $parameter != alpha ]] || standard=' = 1'
  run="FrontDoor.run(.$name, "
  shapes="\`$first: [n]\`, ${second:+\`$second: [n]\`, }\`$output: [n]\`"
  same="all arrays have the same count, and \`$output\` overlaps no other"
  out=$(passed out) in=$(passed in)
  # What the front door is handed: both inputs by place, the parameter as a slope.
  local door_out door_in
  door_out=${out/, b,/, upstream: b,}
  door_out=${door_out/alpha: alpha/slope: alpha}
  door_in=${in/alpha: alpha/slope: alpha}
  # The order of the front door's arguments: arrays before the parameter.
  if [[ -n $parameter ]]; then
    door_out=$(sed -E 's/, (slope: [a-z]+), (into: [a-z]+)/, \2, \1/' <<<"$door_out")
  fi
  cat <<SWIFT
$note
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is \`inout\` is, costs a store and a load in the way of the first element.

${parameter:+public }import KernelInterface

/// Computes \`$output = $formula\` for each element$of; shapes $shapes.
///
/// - Precondition: $same.
@inlinable @inline(__always)
public func $name($(arguments Span "inout MutableSpan" out "$standard")) {
  $(unwrapped out "$name($out)")
}

/// Computes \`$formula\` for each element$of, in place in \`${second:-$first}\`; shapes \`[n]\`.
${second:+///
/// - Precondition: both arrays have the same count.
}@inlinable @inline(__always)
public func $name($(arguments Span "inout MutableSpan" in "$standard")) {
  $(unwrapped in "$name($in)")
}

/// Computes \`$output = $formula\` for each element, as on spans; shapes $shapes.
///
/// - Precondition: $same.
public func $name($(arguments UnsafeBufferPointer UnsafeMutableBufferPointer out "$standard")) {
  ${run}$door_out)
}

/// Computes \`$formula\` for each element, in place in \`${second:-$first}\`, as on spans; shapes \`[n]\`.
${second:+///
/// - Precondition: both arrays have the same count.
}public func $name($(arguments UnsafeBufferPointer UnsafeMutableBufferPointer in "$standard")) {
  ${run}$door_in)
}

/// Computes \`$output = $formula\` for each element, as the function without \`use\` does; shapes $shapes.
///
/// With \`use\` it is said when \`$output\` is read: long outputs are left in the caches for a reader that comes
/// soon.
///
/// - Precondition: $same.
@inlinable @inline(__always)
public func $name($(arguments Span "inout MutableSpan" out "$standard"), use: OutputUse) {
  $(unwrapped out "$name($out, use: use)")
}

/// Computes \`$output = $formula\` for each element, as on spans; shapes $shapes.
///
/// With \`use\` it is said when \`$output\` is read.
///
/// - Precondition: $same.
@inlinable @inline(__always)
public func $name(
  $(arguments UnsafeBufferPointer UnsafeMutableBufferPointer out "$standard"), use: OutputUse
) {
  switch use {
  case .later: $name($out)
  case .soon: ${name}ReadSoon($out)
  }
}

@usableFromInline
func ${name}ReadSoon($(arguments UnsafeBufferPointer UnsafeMutableBufferPointer out)) {
  ${run}$door_out, use: .soon)
}
SWIFT
}

# call FORM CASE: a closure that calls a public function as a program does.
call() {
  local form=$1 name=$2 s1 s2 list soon='' p=_
  describe "$name"
  [[ -z $parameter ]] || p=parameter
  case $form in
    pointers*) s1='UnsafeBufferPointer(start: %s, count: count)' s2='UnsafeMutableBufferPointer(start: %s, count: count)' ;;
    *) s1='Span(_unsafeStart: %s, count: count)' s2='MutableSpan(_unsafeStart: %s, count: count)' ;;
  esac
  [[ $form != *ReadSoon ]] || soon=', use: .soon'
  local x dy output
  # shellcheck disable=SC2059
  { x=$(printf "$s1" x) dy=$(printf "$s1" dy) output=$(printf "$s2" output); }
  [[ $form == pointers* ]] || output='&array'
  local other=_
  if [[ $form == *InPlace ]]; then
    list="inPlace: $output"
    [[ -z $second ]] || list="$x, $list"
    [[ -z $parameter ]] || list+=", $parameter: $p"
    echo "case .$name: { $([[ -n $second ]] && echo x || echo _), _, output, count, $p in"
  else
    list=$x
    if [[ -n $second ]]; then
      other=dy
      if [[ $label == upstream* ]]; then list+=", upstream: $dy"; else list+=", $dy"; fi
    fi
    [[ -z $parameter ]] || list+=", $parameter: $p"
    list+=", into: $output"
    echo "case .$name: { x, $other, output, count, $p in"
  fi
  [[ $form == pointers* ]] || echo "var array = MutableSpan(_unsafeStart: output, count: count)"
  echo "$name($list$soon) }"
}

# calls FORM: the file of all calls in a form.
calls() {
  local form=$1 name
  printf '%s\n//\n' "$note"
  printf '// Each closure writes the call as a program would that has such arrays; making a span of a pointer and a\n'
  printf '// count costs a check of its alignment.\n\n'
  printf 'import ReLUKernels\n\nextension CallForm {\n'
  printf 'static func %s(_ operation: KernelOperation) -> KernelBody {\nswitch operation {\n' "$form"
  while read -r name _; do call "$form" "$name"; done <<<"$all_operations"
  printf '}\n}\n}\n'
}
