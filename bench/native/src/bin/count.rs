//! Does one operation once, for callgrind, which counts what happens in [`counted`]. Without a name it lists all.

use std::env;
use std::hint::black_box;
use std::process::ExitCode;

use berthing_bench::{Operation, operations};

fn main() -> ExitCode {
    let Some(name) = env::args().nth(1) else {
        for operation in operations() {
            println!("{}", operation.name);
        }
        return ExitCode::SUCCESS;
    };
    let Some(operation) = operations().into_iter().find(|operation| operation.name == name) else {
        eprintln!("there is no operation {name}");
        return ExitCode::FAILURE;
    };
    // What is made the first time is not counted, nor what is learned of a payload before it is followed.
    for _ in 0..3 {
        black_box(operation.run());
    }
    black_box(counted(&operation));
    ExitCode::SUCCESS
}

#[inline(never)]
fn counted(operation: &Operation) -> usize {
    operation.run()
}
