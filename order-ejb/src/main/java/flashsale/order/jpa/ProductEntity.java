package flashsale.order.jpa;

import flashsale.order.domain.Product;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;

/** A product with its stock. The version is the optimistic lock of its stock. */
@Entity
@Table(name = "product")
class ProductEntity {

    @Id
    private long id;

    private String name;

    private BigDecimal price;

    private int stock;

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
    }

    void setStock(int units) {
        stock = units;
    }

    long version() {
        return version;
    }

    Product toProduct() {
        return new Product(id, name, price.setScale(2), stock, version);
    }
}
