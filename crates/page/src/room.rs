//! Memory that a module asks the page for.

/// Bytes that the first minute of a page takes, in either module.
const FIRST_MINUTE: usize = 12 << 20;

/// Asks for it at once. The allocator asks for what the next question needs and no more: two hundred times in the first
/// minute, and each time whatever JavaScript holds of the memory is void. Where a phone has less, nothing is lost.
pub fn make_room() {
    let mut room = Vec::<u8>::new();
    if room.try_reserve_exact(FIRST_MINUTE).is_ok() {
        // What is never looked at would be left out.
        core::hint::black_box(&room);
    }
}
