//! The assignment problem: rows to columns so that the sum of scores is greatest (Hungarian method, potentials, O(n²m)).

/// For every row its column, or `None` if there are fewer columns than rows.
pub(super) fn assign(score: &[Vec<f64>]) -> Vec<Option<usize>> {
    let (rows, columns) = (score.len(), score.first().map_or(0, Vec::len));
    if rows > columns {
        let transposed: Vec<Vec<f64>> = (0..columns).map(|j| score.iter().map(|row| row[j]).collect()).collect();
        let mut out = vec![None; rows];
        for (j, i) in assign(&transposed).into_iter().enumerate() {
            if let Some(i) = i {
                out[i] = Some(j);
            }
        }
        return out;
    }
    // One-based as in the usual presentation; row and column 0 stand for "none".
    let (mut u, mut v) = (vec![0.0; rows + 1], vec![0.0; columns + 1]);
    let (mut row_of, mut way) = (vec![0; columns + 1], vec![0; columns + 1]);
    for row in 1..=rows {
        row_of[0] = row;
        let mut column = 0;
        let mut least = vec![f64::INFINITY; columns + 1];
        let mut used = vec![false; columns + 1];
        while row_of[column] != 0 {
            used[column] = true;
            let (at, mut delta, mut next) = (row_of[column], f64::INFINITY, 0);
            for j in 1..=columns {
                if used[j] {
                    continue;
                }
                let cost = -score[at - 1][j - 1] - u[at] - v[j];
                if cost < least[j] {
                    least[j] = cost;
                    way[j] = column;
                }
                if least[j] < delta {
                    delta = least[j];
                    next = j;
                }
            }
            for j in 0..=columns {
                if used[j] {
                    u[row_of[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    let mut out = vec![None; rows];
    for j in 1..=columns {
        if row_of[j] != 0 {
            out[row_of[j] - 1] = Some(j - 1);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::assign;

    #[test]
    fn takes_the_greatest_sum() {
        let score = vec![vec![1.0, 0.9, 0.0], vec![0.9, 0.0, 0.0]];
        assert_eq!(assign(&score), [Some(1), Some(0)]);
        let transposed = vec![vec![1.0, 0.9], vec![0.9, 0.0], vec![0.0, 0.0]];
        assert_eq!(assign(&transposed), [Some(1), Some(0), None]);
        assert!(assign(&[]).is_empty());
    }
}
