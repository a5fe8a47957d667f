//! `cargo xtask bench native`: the operations by the clock.

use berthing_bench::operations;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

#[divan::bench(args = operations().iter().map(|operation| operation.name).collect::<Vec<_>>())]
fn speed(bencher: Bencher, name: &str) {
    let operations = operations();
    let Some(operation) = operations.iter().find(|operation| operation.name == name) else { return };
    bencher.counter(BytesCount::new(operation.bytes())).bench(|| operation.run());
}
