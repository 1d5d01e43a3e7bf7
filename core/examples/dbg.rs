fn main() {
    let p = std::env::args().nth(1).unwrap();
    let h = std::fs::read(&p).unwrap();
    let d = depesche::Extractor::new().article_from_html(&h, None).unwrap();
    println!("{}", serde_json::to_string_pretty(&d).unwrap().chars().take(3000).collect::<String>());
}
