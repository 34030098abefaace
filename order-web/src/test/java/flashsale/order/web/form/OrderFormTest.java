package flashsale.order.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import flashsale.order.domain.OrderItem;
import flashsale.order.domain.ReceiverInfo;
import flashsale.order.domain.rule.Rule;
import flashsale.order.domain.rule.Violation;
import flashsale.order.web.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFormTest {

    private static final String RECEIVER = "{'name':'Ada','phone':'1','address':'Street 1'}";

    @Test
    void aValidBodyIsRead() {
        OrderForm form = read("{'items':[{'productId':1001,'quantity':2}],'receiverInfo':" + RECEIVER + "}");
        assertThat(form.violations()).isEmpty();
        assertThat(form.items()).containsExactly(new OrderItem(1001, 2));
        assertThat(form.receiver()).isEqualTo(new ReceiverInfo("Ada", "1", "Street 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'receiverInfo':{}}                                                     | items                   | REQUIRED
                    {'items':null}                                                          | items                   | REQUIRED
                    {'items':{}}                                                            | items                   | ARRAY
                    {'items':[]}                                                            | items                   | ITEM_COUNT
                    {'items':[7]}                                                           | items[0]                | OBJECT
                    {'items':[{'quantity':1}]}                                              | items[0].productId      | REQUIRED
                    {'items':[{'productId':'1','quantity':1}]}                              | items[0].productId      | WHOLE_NUMBER
                    {'items':[{'productId':1.5,'quantity':1}]}                              | items[0].productId      | WHOLE_NUMBER
                    {'items':[{'productId':9223372036854775808,'quantity':1}]}              | items[0].productId      | WHOLE_NUMBER
                    {'items':[{'productId':0,'quantity':1}]}                                | items[0].productId      | PRODUCT_ID
                    {'items':[{'productId':1,'quantity':1},{'productId':1,'quantity':1}]}   | items[1].productId      | SAME_PRODUCT
                    {'items':[{'productId':1}]}                                             | items[0].quantity       | REQUIRED
                    {'items':[{'productId':1,'quantity':true}]}                             | items[0].quantity       | WHOLE_NUMBER
                    {'items':[{'productId':1,'quantity':1e99}]}                             | items[0].quantity       | WHOLE_NUMBER
                    {'items':[{'productId':1,'quantity':1e-9999}]}                          | items[0].quantity       | WHOLE_NUMBER
                    {'items':[{'productId':1,'quantity':0}]}                                | items[0].quantity       | QUANTITY
                    {'items':[{'productId':1,'quantity':101}]}                              | items[0].quantity       | QUANTITY
                    {'items':[{'productId':1,'quantity':4294967297}]}                       | items[0].quantity       | QUANTITY
                    {'items':[{'productId':1,'quantity':1,'price':1}]}                      | items[0].price          | UNKNOWN_FIELD
                    {'coupon':'x'}                                                          | coupon                  | UNKNOWN_FIELD
                    {'receiverInfo':[]}                                                     | receiverInfo            | OBJECT
                    {'receiverInfo':{'name':5}}                                             | receiverInfo.name       | TEXT
                    {'receiverInfo':{'name':' '}}                                           | receiverInfo.name       | NOT_BLANK
                    {'receiverInfo':{'name':'\\u00a0'}}                                      | receiverInfo.name       | NOT_BLANK
                    {'receiverInfo':{'phone':'\\u200b'}}                                     | receiverInfo.phone      | NOT_BLANK
                    {'receiverInfo':{'address':'\\u3164'}}                                   | receiverInfo.address    | NOT_BLANK
                    {'receiverInfo':{'name':'\\ud800'}}                                     | receiverInfo.name       | TEXT
                    {'receiverInfo':{'zip':'1'}}                                            | receiverInfo.zip        | UNKNOWN_FIELD
                    """)
    void anInvalidFieldIsReportedOnceWithItsRule(String body, String field, Rule rule) {
        assertThat(read(body).violations().stream()
                        .filter(violation -> violation.field().equals(field)))
                .containsExactly(new Violation(field, rule));
    }

    @Test
    void allViolationsAreReportedTogether() {
        assertThat(read("{'items':[{'productId':1.5,'quantity':101},3],'receiverInfo':{'name':'','phone':'1'},'x':1}")
                        .violations())
                .containsExactlyInAnyOrder(
                        new Violation("x", Rule.UNKNOWN_FIELD),
                        new Violation("items[0].productId", Rule.WHOLE_NUMBER),
                        new Violation("items[0].quantity", Rule.QUANTITY),
                        new Violation("items[1]", Rule.OBJECT),
                        new Violation("receiverInfo.name", Rule.NOT_BLANK),
                        new Violation("receiverInfo.address", Rule.REQUIRED));
    }

    @Test
    void checkingManyItemsTakesLinearTime() {
        String items = "{},".repeat(5_000) + "{}";

        assertThat(read("{'items':[" + items + "],'receiverInfo':" + RECEIVER + "}")
                        .violations())
                .hasSize(2 * 5_001 + 1)
                .contains(new Violation("items", Rule.ITEM_COUNT));
    }

    @Test
    void aMissingObjectIsReportedWithoutItsFields() {
        assertThat(read("{}").violations())
                .containsExactlyInAnyOrder(
                        new Violation("items", Rule.REQUIRED), new Violation("receiverInfo", Rule.REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "2.00", "0.2e1", "200e-2"})
    void aWholeNumberIsReadInAnyNotation(String quantity) {
        OrderForm form =
                read("{'items':[{'productId':1,'quantity':" + quantity + "}],'receiverInfo':" + RECEIVER + "}");
        assertThat(form.violations()).isEmpty();
        assertThat(form.items()).isEqualTo(List.of(new OrderItem(1, 2)));
    }

    private static OrderForm read(String body) {
        return OrderForm.of(JsonBody.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
