//! Builds again when what the program carries inside it changes.

fn main() {
    // The web pages may not be built yet; the program then carries none.
    std::fs::create_dir_all("../frontend/dist").ok();
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=../frontend/dist");
}
