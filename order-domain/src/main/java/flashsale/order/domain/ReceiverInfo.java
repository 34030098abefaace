package flashsale.order.domain;

/** The receiver of the parcel. This is personal data: {@link #toString()} shows none of it, so that it never appears in a log. */
public record ReceiverInfo(String name, String phone, String address) {

    @Override
    public String toString() {
        return "ReceiverInfo[withheld]";
    }
}
