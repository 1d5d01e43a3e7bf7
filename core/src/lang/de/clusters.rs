//! Brown clusters (Brown et al. 1992, Class-Based n-gram Models of Natural Language): words that stand in the same surroundings, as paths in
//! a binary tree.
//!
//! # Format
//!
//! After the header of every table (`DCLU`): number of clusters `u32`, then per cluster its path `u16` (lowest bit: the first branch; above the
//! last branch zeros), then a [`Map`] with a header of its own, from the key of a form to the number of its cluster.

use crate::model::{map::Map, table::Format};

/// The format of clusters.
pub const FORMAT: Format = Format::new(*b"DCLU", 1);

/// The clusters of German that are part of the program.
pub(crate) static CLUSTERS: Clusters<'static> = Clusters::embedded(include_bytes!("../../../models/clusters.bin"));

/// In place of the path of a word that has no cluster.
pub(crate) const NO_CLUSTER: u32 = 1 << 16;

/// The packed clusters: a view of their bytes.
#[derive(Clone, Copy, Debug)]
pub struct Clusters<'m> {
    paths: &'m [u8],
    map: Map<'m>,
}

impl<'m> Clusters<'m> {
    /// Opens clusters that are part of the program; for `static` items.
    ///
    /// # Panics
    ///
    /// If `bytes` are not whole clusters.
    pub const fn embedded(bytes: &'static [u8]) -> Clusters<'static> {
        match Clusters::open(bytes) {
            Some(clusters) => clusters,
            None => panic!("the embedded clusters are not of this version"),
        }
    }

    /// The clusters in `bytes`, if they are whole.
    const fn open(bytes: &'m [u8]) -> Option<Self> {
        let Ok(body) = FORMAT.open(bytes) else { return None };
        let Some((count, rest)) = body.split_at_checked(4) else { return None };
        let count = u32::from_le_bytes([count[0], count[1], count[2], count[3]]) as usize;
        if count > 1 << 16 {
            return None;
        }
        let Some((paths, map)) = rest.split_at_checked(2 * count) else { return None };
        match Map::open(map) {
            Some(map) => Some(Self { paths, map }),
            None => None,
        }
    }

    /// The path of the cluster of the form with that [`key`](crate::model::hash::key).
    pub fn get_key(&self, key: u64) -> Option<u32> {
        let at = 2 * self.map.get_key(key)? as usize;
        self.paths.get(at..at + 2).map(|path| u32::from(u16::from_le_bytes([path[0], path[1]])))
    }
}

#[cfg(test)]
mod tests {
    use super::{CLUSTERS, Clusters};
    use crate::model::hash::key;

    #[test]
    fn paths() {
        let bytes = include_bytes!("../../../models/clusters.bin");
        let path = |word: &str| CLUSTERS.get_key(key(word));
        // Deep in the tree: longer than the numbers of the clusters.
        assert!(path("SPD").is_some_and(|p| p >= 1 << 10));
        assert_eq!(path("SPD"), path("CDU"));
        assert_ne!(path("SPD"), path("Berlin"));
        assert!(Clusters::open(&bytes[..bytes.len() - 1]).is_none());
        assert!(Clusters::open(&[]).is_none());
    }
}
