// Names that differ between instruction sets.
//
// PEER_ISA is the target's: baseline, avx2, avx512. Functions of templates are weak symbols; under
// one name the linker would keep one copy, and an older CPU might be given the newer code.
#pragma once

#include "CPeers.h"

#define PEER_JOIN_(a, b) a##_##b
#define PEER_JOIN(a, b) PEER_JOIN_(a, b)
#define PEER_NAME(name) PEER_JOIN(name, PEER_ISA)
