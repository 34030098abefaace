package flashsale.order.application.catalog;

/** The precondition of an optimistic update: the version of the product that a change is based on. */
public sealed interface VersionPrecondition {

    /** No precondition; sufficient only to create a product. */
    record Unspecified() implements VersionPrecondition {}

    /** The product must be at this version. */
    record Version(long number) implements VersionPrecondition {

        /** A version that no product has, so that the precondition always fails. */
        public static final Version NONE = new Version(-1);
    }

    /** The product must not exist yet. */
    record Absence() implements VersionPrecondition {}
}
