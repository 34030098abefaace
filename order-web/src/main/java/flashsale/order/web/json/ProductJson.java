package flashsale.order.web.json;

import flashsale.order.domain.Product;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** JSON of products in responses. */
public final class ProductJson {

    private static final int DECIMAL_PLACES = 2;

    private ProductJson() {}

    public static byte[] of(Product product) {
        return JsonText.object(json -> write(product, json));
    }

    public static byte[] of(List<Product> products) {
        return JsonText.array(json -> products.forEach(product -> {
            json.writeStartObject();
            write(product, json);
            json.writeEnd();
        }));
    }

    private static void write(Product product, JsonGenerator json) {
        json.write("productId", product.id())
                .write("name", product.name())
                .write("price", price(product.price()))
                .write("stock", product.stock())
                .write("version", product.version());
    }

    /** Returns the amount with two decimal places, which the generator keeps. */
    static BigDecimal price(BigDecimal amount) {
        return amount.setScale(DECIMAL_PLACES, RoundingMode.UNNECESSARY);
    }
}
