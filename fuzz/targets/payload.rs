#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| berthing_fuzz::payload(data));
