package flashsale.order.jpa;

import flashsale.order.domain.SoldItem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/** An item of an order. {@link DecisionRows} inserts it. */
@Entity
@Table(name = "order_item")
@IdClass(OrderItemEntity.Key.class)
class OrderItemEntity {

    @Id
    @Column(name = "trace_id")
    private String traceId;

    @Id
    @Column(name = "product_id")
    private long productId;

    private String name;

    private BigDecimal price;

    private int quantity;

    protected OrderItemEntity() {}

    String traceId() {
        return traceId;
    }

    SoldItem toItem() {
        return new SoldItem(productId, name, quantity, price.setScale(2));
    }

    /** The primary key. The specification requires a public class with a public constructor. */
    public static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String traceId;
        private long productId;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && productId == key.productId && Objects.equals(traceId, key.traceId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(traceId, productId);
        }
    }
}
