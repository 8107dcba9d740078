/// The check of two pieces of a zlib stream in a row, from the checks of each (RFC 1950, section 8.2).
/// - Parameter secondCount: the bytes of the second piece.
func adler32(_ first: UInt32, followedBy second: UInt32, of secondCount: Int) -> UInt32 {
    let modulus: UInt64 = 65_521
    let count = UInt64(secondCount) % modulus
    let (firstSum, firstWeighted) = (UInt64(first & 0xFFFF), UInt64(first >> 16))
    let (secondSum, secondWeighted) = (UInt64(second & 0xFFFF), UInt64(second >> 16))
    // Each check begins with a sum of 1; the second piece's has to begin with the first's sum instead.
    let sum = (firstSum + secondSum + modulus - 1) % modulus
    let weighted = (firstWeighted + secondWeighted + count * (firstSum + modulus - 1)) % modulus
    return UInt32(weighted << 16 | sum)
}
