//! Writes a model.

use super::{MAX_LABELS, VERSION};
use crate::error::{Error, Kind};
use crate::model::hash::checksum;
use std::collections::BTreeMap;

/// A weight of a model that is to be written: of one feature and label.
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    /// Hash of the feature.
    pub hash: u32,
    /// Number of the label.
    pub label: u8,
    /// The weight.
    pub weight: f32,
}

/// Writes a model; `start` and `transitions` (from row to column) are minus infinity where forbidden. Weights that round to nothing are left out.
///
/// # Errors
///
/// If the numbers of labels do not agree or are too many.
pub fn write(names: &[&str], start: &[f32], transitions: &[f32], weights: &[Weight]) -> Result<Vec<u8>, Error> {
    let n = names.len();
    if n == 0 || n > MAX_LABELS || start.len() != n || transitions.len() != n * n {
        return Err(Kind::Model(format!("{n} labels, {} starts, {} transitions", start.len(), transitions.len())).into());
    }
    let mut scales = vec![0.0_f32; n];
    for w in weights {
        let scale = scales.get_mut(usize::from(w.label)).ok_or_else(|| Kind::Model(format!("label {} of {n}", w.label)))?;
        *scale = scale.max(w.weight.abs());
    }
    let quantise = |w: &Weight| {
        let root = (w.weight.abs() / scales[usize::from(w.label)]).sqrt() * 127.0;
        (root.round() as i8) * if w.weight < 0.0 { -1 } else { 1 }
    };
    let mut features: BTreeMap<u32, Vec<(u8, i8)>> = BTreeMap::new();
    for w in weights.iter().filter(|w| w.weight != 0.0) {
        let q = quantise(w);
        if q != 0 {
            features.entry(w.hash).or_default().push((w.label, q));
        }
    }
    // About four features a bucket.
    let bits = (features.len() / 4).max(1).ilog2().min(15);
    let mut buckets = vec![Vec::new(); 1 << bits];
    for (hash, mut pairs) in features {
        pairs.sort_unstable();
        let bucket: &mut Vec<(u16, Vec<(u8, i8)>)> = &mut buckets[(u64::from(hash) << bits >> 32) as usize];
        let key = (hash << bits >> 16) as u16;
        let mass = |pairs: &[(u8, i8)]| pairs.iter().map(|p| i32::from(p.1).abs()).sum::<i32>();
        // Two features that the format cannot tell apart: the stronger one stays.
        match bucket.iter_mut().find(|(k, _)| *k == key) {
            Some((_, old)) if mass(old) < mass(&pairs) => *old = pairs,
            Some(_) => {}
            None => bucket.push((key, pairs)),
        }
    }
    let (mut index, mut body) = (Vec::new(), Vec::new());
    for bucket in &buckets {
        index.push(body.len() as u32);
        for (key, pairs) in bucket {
            body.extend(key.to_le_bytes());
            for (k, &(label, q)) in pairs.iter().enumerate() {
                body.extend([label | if k + 1 == pairs.len() { 0x80 } else { 0 }, q.cast_unsigned()]);
            }
        }
    }
    index.push(body.len() as u32);
    let mut rest = names.join("\n").into_bytes();
    let name_bytes = rest.len() as u32;
    for float in scales.iter().chain(start).chain(transitions) {
        rest.extend(float.to_le_bytes());
    }
    rest.extend(index.iter().flat_map(|i| i.to_le_bytes()));
    rest.extend(&body);
    let mut out = b"DCRF".to_vec();
    out.extend(VERSION.to_le_bytes());
    out.extend((n as u16).to_le_bytes());
    for number in [bits, name_bytes, body.len() as u32, checksum(&rest)] {
        out.extend(number.to_le_bytes());
    }
    out.extend(rest);
    Ok(out)
}
