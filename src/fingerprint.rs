//! Whether two secrets are the same, in a form that a log may hold.
//!
//! A fingerprint is HMAC-SHA-256 (RFC 2104, FIPS 180-4) of the secret, under a key that nobody knows: it is drawn at
//! random for each session, that is for each process or WebAssembly instance, and forgotten with it. A plain hash would
//! let whoever reads the log try the passwords that people choose; without the key there is nothing to try them on.
//!
//! The first 64 of the 256 bits are kept. As the key is what stands between a fingerprint and guesses, the length
//! decides over collisions alone: two secrets that differ look the same once in 2⁶⁴, and among a million of them any two
//! do once in 37 million sessions.

use std::fmt::{self, Debug, Display, Formatter};
use std::sync::OnceLock;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A block of SHA-256: what HMAC fills its key up to.
type Key = [u8; 64];

/// What a log may say of a secret: sixteen hexadecimal digits, made by [`fingerprint`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Display for Fingerprint {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

impl Debug for Fingerprint {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "Fingerprint({self})")
    }
}

/// The platform gave no random numbers, without which a fingerprint would tell too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no fingerprint without random numbers: {0}")]
pub struct NoRandomness(getrandom::Error);

/// The fingerprint of a secret: equal for equal bytes in one session, and no more than that.
///
/// On `wasm32-unknown-unknown`, a crate that does without feature `wasm` chooses the source of random numbers itself, as
/// the documentation of `getrandom` says. Fingerprints of different sessions have nothing to do with each other. Whoever can call this in the same session can
/// still try guesses.
///
/// # Errors
///
/// [`NoRandomness`] when the platform gives no random numbers for the session's key. The next call tries again.
///
/// ```
/// use berthing::fingerprint;
///
/// let before = fingerprint("example-password")?;
/// assert_eq!(fingerprint(b"example-password")?, before);
/// assert_ne!(fingerprint("another-password")?, before);
/// assert_eq!(before.to_string().len(), 16);
/// # Ok::<(), berthing::NoRandomness>(())
/// ```
pub fn fingerprint(secret: impl AsRef<[u8]>) -> Result<Fingerprint, NoRandomness> {
    let tag = tag(session()?, secret.as_ref());
    Ok(Fingerprint(tag.into_iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(byte))))
}

/// The key of this session, drawn when it is first asked for.
fn session() -> Result<&'static Key, NoRandomness> {
    static KEY: OnceLock<Key> = OnceLock::new();
    if let Some(key) = KEY.get() {
        return Ok(key);
    }
    let mut key = [0; 64];
    getrandom::fill(&mut key).map_err(NoRandomness)?;
    // Had another thread the same thought, one key wins.
    Ok(KEY.get_or_init(|| key))
}

/// HMAC-SHA-256.
fn tag(key: &Key, secret: &[u8]) -> [u8; 32] {
    let mut hmac = Hmac::<Sha256>::new(key.into());
    hmac.update(secret);
    hmac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use std::array;
    use std::env;
    use std::process::Command;

    use proptest::prelude::*;
    use sha2::Digest;

    use super::*;

    /// A key as HMAC takes it up: one longer than a block is hashed first.
    fn key(bytes: &[u8]) -> Key {
        let hashed = Sha256::digest(bytes);
        let bytes = if bytes.len() > 64 { &hashed } else { bytes };
        array::from_fn(|at| bytes.get(at).copied().unwrap_or_default())
    }

    /// The test cases of RFC 4231, but for the fifth, whose answer is cut short.
    #[test]
    fn it_is_hmac_sha_256() {
        let count: Vec<u8> = (1..=25).collect();
        let large_key: &[u8] = b"Test Using Larger Than Block-Size Key - Hash Key First";
        let larger: &[u8] =
            b"This is a test using a larger than block-size key and a larger than block-size data. The key \
            needs to be hashed before being used by the HMAC algorithm.";
        let cases: [(&[u8], &[u8], &str); 6] = [
            (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (&[0xaa; 20], &[0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
            (&count, &[0xcd; 50], "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
            (&[0xaa; 131], large_key, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
            (&[0xaa; 131], larger, "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
        ];
        for (given, text, expected) in cases {
            let found = tag(&key(given), text).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
            assert_eq!(found, expected);
        }
    }

    proptest! {
        #[test]
        fn it_tells_same_from_changed(one: Vec<u8>, other: Vec<u8>) {
            let print = fingerprint(&one).unwrap();
            prop_assert_eq!(fingerprint(one.clone()).unwrap(), print);
            prop_assert_eq!(fingerprint(&other).unwrap() == print, one == other);
            let text = print.to_string();
            prop_assert!(text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit()));
            prop_assert_eq!(format!("{print:?}"), format!("Fingerprint({text})"));
        }
    }

    #[test]
    fn threads_share_the_key() {
        let prints: Vec<_> = (0..8).map(|_| std::thread::spawn(|| fingerprint("example").unwrap())).collect();
        let here = fingerprint("example").unwrap();
        assert!(prints.into_iter().all(|print| print.join().unwrap() == here));
    }

    /// Runs itself in a process of its own, to see what a fingerprint is there.
    #[test]
    fn processes_do_not() {
        const NAME: &str = "fingerprint::tests::processes_do_not";
        let here = fingerprint("example").unwrap();
        if env::var_os("BERTHING_CHILD").is_some() {
            println!("<{here}>");
            return;
        }
        let mut child = Command::new(env::current_exe().unwrap());
        let output = child.args([NAME, "--exact", "--nocapture"]).env("BERTHING_CHILD", "1").output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let (_, there) = printed.split_once('<').unwrap();
        let (there, _) = there.split_once('>').unwrap();
        assert_eq!(there.len(), 16);
        assert_ne!(there, here.to_string());
    }

    #[test]
    fn without_randomness_it_says_so() {
        let error = NoRandomness(getrandom::Error::UNSUPPORTED);
        assert!(error.to_string().starts_with("no fingerprint without random numbers: "));
    }
}
