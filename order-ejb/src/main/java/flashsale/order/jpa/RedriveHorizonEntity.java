package flashsale.order.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The redrive horizon, in a table of one row that the migration inserts. */
@Entity
@Table(name = "redrive_horizon")
class RedriveHorizonEntity {

    @Id
    private int id;

    @Column(name = "failed_before")
    @Convert(converter = UtcTime.class)
    private Instant failedBefore;

    protected RedriveHorizonEntity() {}
}
