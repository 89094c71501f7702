//! The declarations of records, of closed sets of words, and of what must be there.

/// Makes a type that can be read a field that must be there.
macro_rules! required {
    ($($type:ty),*) => {
        $(impl $crate::profile::record::Field for $type {
            const REQUIRED: bool = true;
            fn absent() -> Option<Self> {
                None
            }
            fn present(node: &$crate::profile::yaml::node::Node, reader: &mut $crate::profile::record::Reader) -> Option<Self> {
                <Self as $crate::profile::record::Read>::read(node, reader)
            }
        })*
    };
}
pub(crate) use required;

/// The key of a field: its name, but for a word that Rust keeps for itself.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}
pub(crate) use key;

/// Declares a record: its struct, how it is read, and how the schema describes it.
macro_rules! record {
    ($(#[doc = $doc:literal])* pub struct $name:ident ($what:literal $(, plain $plain:literal)? $(, check $check:path)? $(, meant $meant:path)? $(, rule $rule:expr)?) {
        $($(#[doc = $field_doc:literal])* $field:ident $(as $key:literal)?: $type:ty,)*
    }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            $($(#[doc = $field_doc])* pub $field: $type,)*
        }

        impl $crate::profile::record::Record for $name {
            const WHAT: &'static str = $what;
            const KEYS: &'static [(&'static str, bool)] =
                &[$(($crate::profile::record::declare::key!($field $($key)?), <$type as $crate::profile::record::Field>::REQUIRED)),*];
            $(const PLAIN: Option<&'static str> = Some($plain);)?

            fn take(
                fields: &mut $crate::profile::record::Fields,
                reader: &mut $crate::profile::record::Reader,
            ) -> Option<Self> {
                $(let $field =
                    fields.take::<$type>($crate::profile::record::declare::key!($field $($key)?), reader);)*
                Some(Self { $($field: $field?,)* })
            }

            $(fn check(&self, at: std::ops::Range<usize>, reader: &mut $crate::profile::record::Reader) {
                $check(self, at, reader);
            })?

            $(fn meant(node: &$crate::profile::yaml::node::Node) -> Option<String> {
                $meant(node)
            })?

            fn describe(
                object: &mut $crate::profile::record::ObjectSchema,
                generator: &mut schemars::SchemaGenerator,
            ) {
                $(object.add::<$type>(
                    $crate::profile::record::declare::key!($field $($key)?),
                    concat!($($field_doc),*),
                    generator,
                );)*
                $(object.rules.push($rule);)?
            }
        }
    };
}
pub(crate) use record;

/// Lets records stand alone as values.
macro_rules! readable {
    ($($name:ident: $doc:literal),* $(,)?) => {
        $(impl $crate::profile::record::Read for $name {
            fn read(node: &$crate::profile::yaml::node::Node, reader: &mut $crate::profile::record::Reader) -> Option<Self> {
                $crate::profile::record::read_record(node, reader)
            }
        }

        $crate::profile::describe::schema!($name, |generator| {
            let mut object = $crate::profile::record::ObjectSchema::default();
            <$name as $crate::profile::record::Record>::describe(&mut object, generator);
            schemars::Schema::try_from(object.finish($doc)).expect("an object schema")
        });)*
    };
}
pub(crate) use readable;

/// Makes an enum a closed set of words.
macro_rules! choices {
    ($($type:ident $what:literal { $($word:literal $variant:ident,)* })*) => {
        $(impl $type {
            /// The word in a profile and in the catalogue of labels.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl $crate::profile::record::Read for $type {
            fn read(node: &$crate::profile::yaml::node::Node, reader: &mut $crate::profile::record::Reader) -> Option<Self> {
                reader.choice(node, $what, &[$(($word, Self::$variant)),*])
            }
        }

        $crate::profile::describe::schema!($type, |_| $crate::profile::describe::one_of(&[$($word),*]));)*
    };
}
pub(crate) use choices;
