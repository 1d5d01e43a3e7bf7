//! The exponential function in operations that give the same bits on every machine.

/// `e` to the power of `x`, to about seven digits. Without a branch, so that many are computed at once.
pub(crate) fn exp(x: f32) -> f32 {
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    /// What is added to it is rounded to a whole number, which then stands in the last bits.
    const ROUND: f32 = 12_582_912.0;
    let within = x.clamp(-87.0, 88.0);
    let rounded = within * core::f32::consts::LOG2_E + ROUND;
    let k = rounded - ROUND;
    let r = within - k * LN_2_HIGH - k * LN_2_LOW;
    let series = 1.0 + r * (1.0 + r * (0.5 + r * (0.166_666_67 + r * (0.041_666_67 + r * (0.008_333_334 + r * 0.001_388_889)))));
    let power = f32::from_bits(rounded.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23);
    if x < -87.0 { 0.0 } else { series * power }
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn exponential() {
        for x in [-80.0_f32, -10.5, -1.0, -0.1, 0.0, 0.3, 1.0, 20.0] {
            let (ours, theirs) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((ours / theirs - 1.0).abs() < 1e-6, "{x}: {ours} {theirs}");
        }
        assert!(exp(f32::NEG_INFINITY) == 0.0);
    }
}
