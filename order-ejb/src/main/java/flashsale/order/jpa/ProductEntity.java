package flashsale.order.jpa;

import flashsale.order.domain.Product;
import flashsale.order.domain.SaleTerms;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A product with its stock. The version is the optimistic lock of its stock. */
@Entity
@Table(name = "product")
class ProductEntity {

    @Id
    private long id;

    private String name;

    private BigDecimal price;

    private int stock;

    @Column(name = "opens_at")
    @Convert(converter = UtcTime.class)
    private Instant opensAt;

    @Column(name = "closes_at")
    @Convert(converter = UtcTime.class)
    private Instant closesAt;

    private boolean paused;

    @Version
    private long version;

    protected ProductEntity() {}

    ProductEntity(Product product) {
        id = product.id();
        become(product);
    }

    final void become(Product product) {
        name = product.name();
        price = product.price();
        stock = product.stock();
        SaleTerms terms = product.terms();
        opensAt = terms.opensAt().orElse(null);
        closesAt = terms.closesAt().orElse(null);
        paused = terms.paused();
    }

    void setStock(int units) {
        stock = units;
    }

    long version() {
        return version;
    }

    Product toProduct() {
        SaleTerms terms = new SaleTerms(Optional.ofNullable(opensAt), Optional.ofNullable(closesAt), paused);
        return new Product(id, name, price.setScale(2), stock, terms, version);
    }
}
