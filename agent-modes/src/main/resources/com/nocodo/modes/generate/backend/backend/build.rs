//! Builds again when what the program carries inside it changes.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=../frontend/dist");
}
