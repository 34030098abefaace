package flashsale.order.domain;

/** Who gets the parcel. Personal data: it never appears in a log, so its text form shows none of it. */
public record ReceiverInfo(String name, String phone, String address) {

    @Override
    public String toString() {
        return "ReceiverInfo[withheld]";
    }
}
