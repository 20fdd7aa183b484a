//! Identifiers: 64-bit, sorted by time of creation, unique across devices.

use std::fmt;

/// Milliseconds from the Unix epoch to 2024-01-01T00:00:00Z, from which identifiers count.
pub const EPOCH_MS: i64 = 1_704_067_200_000;
const SEQUENCE_BITS: u32 = 10;
const DEVICE_BITS: u32 = 12;
const SEQUENCE_MASK: i64 = (1 << SEQUENCE_BITS) - 1;
const DEVICE_MASK: i64 = (1 << DEVICE_BITS) - 1;
const TIME_MASK: i64 = (1 << 41) - 1;

/// Makes identifiers: 41 bits of milliseconds since [`EPOCH_MS`] (good until 2093), 12 bits of a
/// device's random number, 10 bits of sequence. They only ever grow, also when the clock steps back or
/// more than 1024 are wanted within a millisecond: the time part then runs ahead of the clock.
#[derive(Debug, Clone)]
pub struct IdSource {
    device: i64,
    last: i64,
}

impl IdSource {
    /// A source for the device with this number (its low 12 bits count), continuing behind `last`, the
    /// largest identifier known (0: none).
    #[must_use]
    pub fn new(device: u16, last: i64) -> Self {
        Self { device: i64::from(device) & DEVICE_MASK, last }
    }

    /// The next raw identifier at the given instant in Unix milliseconds; always positive.
    pub fn next(&mut self, now_ms: i64) -> i64 {
        let now = now_ms.saturating_sub(EPOCH_MS).clamp(0, TIME_MASK);
        let (last_time, last_sequence) = (self.last >> (SEQUENCE_BITS + DEVICE_BITS), self.last & SEQUENCE_MASK);
        let (time, sequence) = if now > last_time {
            (now, 0)
        } else if last_sequence < SEQUENCE_MASK && self.last >> SEQUENCE_BITS & DEVICE_MASK == self.device {
            (last_time, last_sequence + 1)
        } else {
            (last_time.saturating_add(1) & TIME_MASK, 0)
        };
        self.last = (time << (SEQUENCE_BITS + DEVICE_BITS)) | (self.device << SEQUENCE_BITS) | sequence;
        self.last
    }
}

/// When a raw identifier was made.
#[must_use]
pub fn made_at(raw: i64) -> Option<super::Instant> {
    chrono::DateTime::from_timestamp_millis((raw >> (SEQUENCE_BITS + DEVICE_BITS)).saturating_add(EPOCH_MS))
}

/// A typed identifier of one table's rows.
pub trait RowId: Copy + Eq + Ord + fmt::Debug + fmt::Display {
    /// From the stored integer.
    fn from_raw(raw: i64) -> Self;
    /// The stored integer.
    fn raw(self) -> i64;
}

/// Reads a raw identifier written as an integer or as a string of digits.
///
/// # Errors
/// Those of the deserializer, and text that is no 64-bit integer.
pub fn read_raw<'de, D: serde::Deserializer<'de>>(d: D) -> Result<i64, D::Error> {
    struct Raw;
    impl serde::de::Visitor<'_> for Raw {
        type Value = i64;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an identifier: an integer or a string of digits")
        }
        fn visit_i64<E: serde::de::Error>(self, raw: i64) -> Result<i64, E> {
            Ok(raw)
        }
        fn visit_u64<E: serde::de::Error>(self, raw: u64) -> Result<i64, E> {
            i64::try_from(raw).map_err(E::custom)
        }
        fn visit_str<E: serde::de::Error>(self, raw: &str) -> Result<i64, E> {
            raw.parse().map_err(E::custom)
        }
    }
    d.deserialize_any(Raw)
}

/// Declares identifier types.
#[macro_export]
macro_rules! row_ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);
        impl $crate::domain::id::RowId for $name {
            fn from_raw(raw: i64) -> Self { Self(raw) }
            fn raw(self) -> i64 { self.0 }
        }
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { self.0.fmt(f) }
        }
        /// A string, because JSON numbers lose 64-bit integers.
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.collect_str(&self.0) }
        }
        /// From the string of our JSON, or the plain integer a person writes into a facts file.
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> { $crate::domain::id::read_raw(d).map(Self) }
        }
    )+ };
}

/// Hands the list of all identifier types to a macro, so that each of them is named once.
#[macro_export]
macro_rules! for_row_ids {
    ($make:ident) => {
        $make! {
            /// An account.
            AccountId,
            /// A person on the customer's side.
            PersonId,
            /// A post that a person holds at an account.
            PostId,
            /// A colleague of ours.
            ColleagueId,
            /// One user action: the unit of undo.
            ActionId,
            /// An interaction.
            InteractionId,
            /// A promise.
            PromiseId,
            /// A pain.
            PainId,
            /// A ticket.
            TicketId,
            /// A contract.
            ContractId,
            /// An invoice.
            InvoiceId,
            /// A task.
            TaskId,
            /// A collaboration request.
            RequestId,
            /// An opportunity.
            OpportunityId,
            /// A delivery milestone.
            MilestoneId,
            /// A handover.
            HandoverId,
            /// Any other row, where the table is named beside it.
            AnyId,
        }
    };
}

for_row_ids!(row_ids);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_grow_through_bursts_and_a_clock_that_steps_back() {
        let mut source = IdSource::new(4095, 0);
        let mut last = 0;
        for step in [0i64, 0, 5, -3, -100_000, 1, 1] {
            for _ in 0..3000 {
                let id = source.next(EPOCH_MS + 1_000_000 + step);
                assert!(id > last, "{id} after {last}");
                last = id;
            }
        }
    }

    #[test]
    fn an_identifier_reads_back_from_its_json_and_from_an_integer() {
        let id = AccountId::from_raw(i64::MAX);
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!((json.as_str(), serde_json::from_str::<AccountId>(&json).unwrap()), ("\"9223372036854775807\"", id));
        assert_eq!(serde_json::from_str::<AccountId>("12").unwrap(), AccountId::from_raw(12));
        assert!(serde_json::from_str::<AccountId>("\"x\"").is_err() && serde_json::from_str::<AccountId>("1e3").is_err());
    }

    #[test]
    fn two_devices_never_meet() {
        let (mut a, mut b) = (IdSource::new(1, 0), IdSource::new(2, 0));
        let from_a: std::collections::HashSet<i64> = (0..5000).map(|_| a.next(EPOCH_MS + 7)).collect();
        assert!((0..5000).all(|_| !from_a.contains(&b.next(EPOCH_MS + 7))));
    }

    #[test]
    fn a_source_that_continues_another_devices_ids_goes_on_behind_them() {
        let mut other = IdSource::new(9, 0);
        let last = (0..10).map(|_| other.next(EPOCH_MS + 50)).last().unwrap();
        assert!(IdSource::new(3, last).next(EPOCH_MS) > last);
    }
}
