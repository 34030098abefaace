package flashsale.order.application.catalog;

/** The version of a product on which a change is based: the precondition of an optimistic update. */
public sealed interface VersionPrecondition {

    /** Nothing is said; such a change can only be of a product that is not there yet. */
    record Unsaid() implements VersionPrecondition {}

    /** The product as it is at this version. */
    record Version(long number) implements VersionPrecondition {

        /** One that no product has. */
        public static final Version NONE = new Version(-1);
    }

    /** That there is no such product yet. */
    record Absence() implements VersionPrecondition {}
}
